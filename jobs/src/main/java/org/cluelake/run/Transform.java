package org.cluelake.run;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A clue-sized step, or a join across subject kinds: Dataset to Dataset in Spark. */
public interface Transform extends Step {

  /**
   * Which rows of the inputs its rows come from count, as conditions that Spark and the kernel read
   * alike; all of them where an input has none. Where no such row is found the step is not run: a
   * look at a file costs a thousandth of a plan.
   */
  default Map<Read, String> rowsComeWhere() {
    return Map.of();
  }

  /** The rows of {@link #writes()} for the night. */
  Dataset<Row> apply(Inputs in, AsOf asOf);
}
