package org.cluelake.lake;

import java.time.LocalDate;
import org.cluelake.contract.TableContract;

/**
 * Told of every commit of a lake, from just before to just after it. What it throws ends the append
 * as the death of the process there would.
 */
public interface CommitListener {

  /** The files lie in the table and no log names them yet. */
  default void beforeCommit(TableContract table, LocalDate bizDate, int gen) {}

  /** The log names them; checkpoints and checksums of the commit are not written yet. */
  default void afterCommit(TableContract table, LocalDate bizDate, int gen) {}
}
