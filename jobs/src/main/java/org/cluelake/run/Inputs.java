package org.cluelake.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The declared inputs of a {@link Transform} and nothing else. */
public interface Inputs {

  /**
   * The rows read under that view name, with {@code biz_date}.
   *
   * @throws PipelineException if the step did not declare the view
   */
  Dataset<Row> view(String name);
}
