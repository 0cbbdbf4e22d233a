package org.cluelake.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A clue-sized step, or a join across subject kinds: Dataset to Dataset in Spark. */
public interface Transform extends Step {

  /** The rows of {@link #writes()} for the night. */
  Dataset<Row> apply(Inputs in, AsOf asOf);
}
