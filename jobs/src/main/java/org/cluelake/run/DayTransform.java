package org.cluelake.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;

/**
 * A Transform that reads nothing but the business date's own rows, and makes the rows of a date
 * from those alone: many dates can be made in one go.
 */
public interface DayTransform extends Transform {

  /** The rows of every date in the inputs, each with its {@code biz_date}. */
  Dataset<Row> apply(Inputs in);

  @Override
  default Dataset<Row> apply(Inputs in, AsOf asOf) {
    return apply(in).drop(TableContract.BIZ_DATE);
  }
}
