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

  /**
   * The inputs its rows come from: where all of these are empty there are no rows, whatever the
   * others hold, and the step need not run. All inputs, unless a step says which only add to rows.
   */
  default List<Read> rowsComeFrom() {
    return reads();
  }

  /** The contract of the rows made. */
  TableContract writes();
}
