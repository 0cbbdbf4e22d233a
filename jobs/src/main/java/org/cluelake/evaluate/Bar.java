package org.cluelake.evaluate;

/**
 * A figure beside what is asked of it.
 *
 * @param where scenario, {@code clues} or a list
 * @param level kind of entity it is counted by
 * @param measure what is measured
 * @param detail the class of look-alikes it is about; empty otherwise
 * @param count right, found or flagged
 * @param base of so many
 * @param limit what is asked
 * @param verdict whether it is met
 */
public record Bar(
    String where,
    String level,
    Measure measure,
    String detail,
    long count,
    long base,
    double limit,
    Verdict verdict) {

  /** What is asked of every scenario. */
  public enum Measure {
    PRECISION("precision of high", 0.9),
    RECALL("recall over all grades", 0.85),
    LOOKALIKES("look-alikes flagged", 0.001);

    private final String words;
    private final double limit;

    Measure(String words, double limit) {
      this.words = words;
      this.limit = limit;
    }

    /** As people say it. */
    public String words() {
      return words;
    }
  }

  static Bar precision(String where, String level, Score high) {
    return reached(where, level, Measure.PRECISION, high.right(), high.flagged());
  }

  static Bar recall(String where, String level, Score graded) {
    return reached(where, level, Measure.RECALL, graded.found(), graded.truth());
  }

  private static Bar reached(String where, String level, Measure measure, long count, long base) {
    Verdict verdict = Verdict.atLeast(measure.limit, count, base);
    return new Bar(where, level, measure, "", count, base, measure.limit, verdict);
  }

  static Bar lookalikes(String where, String level, String kind, long flagged, long all) {
    double limit = Measure.LOOKALIKES.limit;
    Verdict verdict = Verdict.atMost(limit, flagged, all);
    return new Bar(where, level, Measure.LOOKALIKES, kind, flagged, all, limit, verdict);
  }

  /** The same, with how many more classes of look-alikes fail. */
  Bar withMore(long more) {
    String others = detail + " and " + more + " more";
    return new Bar(where, level, measure, others, count, base, limit, verdict);
  }

  /** The share; null of nothing. */
  public Double share() {
    return base == 0 ? null : (double) count / base;
  }
}
