package org.cluelake.job.doctor;

import java.util.List;

/** Looks for one kind of mistake and changes nothing. */
interface Check {

  /** What it looks at, in a word or two. */
  String name();

  /** Why it cannot be made on this patient, or null where it can. */
  default String skipped(Patient patient) {
    return null;
  }

  /** What it found; empty where all is well. */
  List<Finding> findings(Patient patient);
}
