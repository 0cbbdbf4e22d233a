package org.cluelake.fusion;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What became of subjects of one kind. */
public interface Outcomes {

  /**
   * Whether a subject was what evidence of a night said; empty where that is not known, which is no
   * outcome: somebody who was not reached may be anything.
   */
  Optional<Boolean> of(long subject, LocalDate night);

  /** Every subject that is what is looked for, with evidence or without. */
  Set<Long> positives();
}
