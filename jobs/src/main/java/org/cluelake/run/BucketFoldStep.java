package org.cluelake.run;

/**
 * A feed-sized step that decides in Java: {@link #sql} gives rows of facts about one bucket's
 * subjects, and each row is folded into rows of {@link #writes()} where the bucket is, with the
 * values of {@link FoldStep}. A fold that is faster on many subjects at once is given them as one
 * row of lists; what it says of a subject must not depend on the others.
 */
public interface BucketFoldStep extends BucketStep {

  /** The folding of the night. */
  FoldStep.Fold fold(AsOf asOf);
}
