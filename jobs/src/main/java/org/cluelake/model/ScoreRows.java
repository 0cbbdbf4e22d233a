package org.cluelake.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.FoldStep;

/** Scores subjects many at a time: a row of lists in, one row a subject and model out. */
final class ScoreRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  /** Probability from which reasons are told. */
  private static final double TOLD_FROM = 0.01;

  private static final int PROBABILITY_DIGITS = 6;
  private static final int CONTRIBUTION_DIGITS = 4;

  private final NightSubject subject;
  private final List<NightModel> models;
  private transient List<Model> loaded;

  ScoreRows(NightSubject subject, List<NightModel> models) {
    this.subject = subject;
    this.models = models;
  }

  @Override
  public Stream<Row> rows(Row facts) {
    if (loaded == null) {
      loaded = models.stream().map(m -> m.bytes().model()).toList();
    }
    List<Object> subjects = facts.getList(0);
    List<Row> rows = new ArrayList<>();
    for (int m = 0; m < loaded.size(); m++) {
      Model model = loaded.get(m);
      List<ScoredRow> scored = model.score(frame(model, subjects, facts), TOLD_FROM);
      for (int i = 0; i < scored.size(); i++) {
        rows.add(row(subjects.get(i), model, models.get(m).isLive(), scored.get(i)));
      }
    }
    return rows.stream();
  }

  private Frame frame(Model model, List<Object> subjects, Row facts) {
    List<String> columns = model.facts().spec().features();
    float[] values = new float[subjects.size() * columns.size()];
    for (int f = 0; f < columns.size(); f++) {
      List<Number> of = facts.getList(1 + subject.featureNames().indexOf(columns.get(f)));
      for (int i = 0; i < subjects.size(); i++) {
        Number value = of.get(i);
        values[i * columns.size() + f] = value == null ? Float.NaN : (float) value.doubleValue();
      }
    }
    Frame frame =
        new Frame(
            IntStream.range(0, subjects.size()).mapToObj(Integer::toString).toList(),
            new boolean[0],
            new String[0],
            new double[0],
            columns,
            values);
    return Ratios.added(frame, model.facts().spec().ratios());
  }

  private static Row row(Object token, Model model, boolean isLive, ScoredRow scored) {
    return RowFactory.create(
        token,
        model.facts().spec().name(),
        model.version(),
        isLive,
        BigDecimal.valueOf(scored.probability()).setScale(PROBABILITY_DIGITS, RoundingMode.HALF_UP),
        !scored.band().equals("none"),
        scored.reasons().stream()
            .map(
                r ->
                    Map.of(
                        "feature",
                        r.feature(),
                        "sentence",
                        r.text(),
                        "contribution",
                        BigDecimal.valueOf(r.contribution())
                            .setScale(CONTRIBUTION_DIGITS, RoundingMode.HALF_UP)))
            .toList());
  }
}
