package org.cluelake.run;

import java.io.Serializable;
import java.util.List;

/**
 * A step whose rows bring subjects of several buckets together: few facts are gathered from each
 * bucket of its inputs, side by side, and one query over these gives the rows.
 *
 * <p>A gathering sees the bucket's rows of bucketed inputs, the others whole, and whatever earlier
 * gatherings have brought from all buckets; the query sees the inputs without buckets and all that
 * was gathered. What is gathered has to be small beside what it is gathered from: filter and count
 * in the bucket. The texts are the kernel's SQL, under the rules of {@link BucketStep}.
 */
public interface GatherStep extends Step {

  /**
   * What is brought from each bucket.
   *
   * @param view name under which later texts see the rows of all buckets
   * @param sql query over one bucket
   */
  record Gathering(String view, String sql) implements Serializable {}

  /** What is gathered, in order; nothing where no input has buckets. */
  default List<Gathering> gatherings(AsOf asOf) {
    return List.of();
  }

  /** The query over what was gathered, whose columns are named as those of {@link #writes()}. */
  String sql(AsOf asOf);
}
