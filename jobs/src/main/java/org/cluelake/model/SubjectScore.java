package org.cluelake.model;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketFoldStep;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * What learned models say of every subject active on a night.
 *
 * <p>The model travels with the step, so that no task reads a folder; trees are summed on one
 * thread in one order, so that a rerun gives the same rows on the same kind of machine.
 */
public final class SubjectScore implements BucketFoldStep {

  private static final long serialVersionUID = 1L;

  /** Subjects given to the trees at a time. */
  private static final int CHUNK = 4096;

  private final NightSubject subject;
  private final List<NightModel> models;

  /**
   * A step.
   *
   * @param models of this kind of subject; without any there are no rows
   */
  public SubjectScore(NightSubject subject, List<NightModel> models) {
    this.subject = subject;
    this.models = List.copyOf(models);
  }

  @Override
  public String id() {
    return subject.word() + "-score";
  }

  @Override
  public List<Read> reads() {
    return subject.reads();
  }

  @Override
  public List<Read> rowsComeFrom() {
    return subject.rowsComeFrom();
  }

  @Override
  public TableContract writes() {
    return subject.scores();
  }

  @Override
  public String sql(AsOf asOf) {
    StringBuilder lists = new StringBuilder("list(subject ORDER BY subject) AS subject");
    subject
        .featureNames()
        .forEach(f -> lists.append(",\n  list(%1$s ORDER BY subject) AS %1$s".formatted(f)));
    return """
        SELECT %s
        FROM (SELECT *, (row_number() OVER (ORDER BY subject) - 1) // %d AS part FROM (
        %s))
        GROUP BY part
        """
        .formatted(lists, CHUNK, subject.sql(asOf));
  }

  @Override
  public FoldStep.Fold fold(AsOf asOf) {
    return new ScoreRows(subject, models);
  }
}
