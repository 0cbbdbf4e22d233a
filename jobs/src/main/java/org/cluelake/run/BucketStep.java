package org.cluelake.run;

/**
 * A feed-sized step: one SQL text over one bucket of its inputs.
 *
 * <p>Bucketed inputs appear as the bucket's rows, others whole; each under its {@link Read#view()}
 * with the contract's columns and {@code biz_date}. Because clean and feature tables are laid out
 * by their subject's bucket, a bucket's answer is the whole answer for its subjects. The text is
 * the kernel's SQL: cast sums explicitly, use instants only, and never depend on row order.
 */
public interface BucketStep extends Step {

  /** The query, whose columns are named as those of {@link #writes()}, in any order. */
  String sql(AsOf asOf);
}
