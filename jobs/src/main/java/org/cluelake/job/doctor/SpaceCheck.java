package org.cluelake.job.doctor;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Room on the disks of the lake and of the scratch folder, and the right to write there. */
final class SpaceCheck implements Check {

  private static final long GIB = 1L << 30;

  /** A demo writes less than one; a night that starts with less than this is asking for trouble. */
  private static final long LEAST = 10 * GIB;

  @Override
  public String name() {
    return "disks";
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    if (patient.chain() != null) {
      URI lake = patient.chain().lake().folder("lake.json").toUri();
      if ("file".equals(lake.getScheme())) {
        look("the lake", Path.of(lake.getPath()).getParent(), patient, found);
      }
    }
    look("the scratch folder", patient.scratch(), patient, found);
    return found.all();
  }

  private static void look(String what, Path folder, Patient patient, Findings found) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      found.problem(
          what + " " + folder + " cannot be written", "correct its owner or name another folder");
      return;
    }
    long left = patient.process().space().applyAsLong(there);
    if (left < LEAST) {
      found.problem(
          what + " " + folder + " has " + left / GIB + " GiB left, want " + LEAST / GIB,
          "free some; jobs/docs/sizing.md says what a night needs");
    }
  }
}
