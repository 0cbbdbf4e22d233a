package org.cluelake.run;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;

/**
 * One table's making: what is read, what is written. A step is pure: the same inputs and date give
 * the same rows, whatever runs it.
 */
public interface Step extends Serializable {

  /** The kebab-case name shown in the plan, the ledger and the log. */
  String id();

  /** Every input; a step sees nothing else. */
  List<Read> reads();

  /** The contract of the rows made. */
  TableContract writes();
}
