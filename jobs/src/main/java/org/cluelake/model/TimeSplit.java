package org.cluelake.model;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Nights a model was learned from for its judgement, and nights it was judged on.
 *
 * @param learnedTo last night learned from
 * @param judgedFrom first night judged on, more than the horizon later
 * @param judgedTo last one
 * @param learned rows learned from
 * @param learnedPositive of these, positive ones
 * @param judged rows judged on
 * @param judgedPositive of these, positive ones
 */
public record TimeSplit(
    String learnedTo,
    String judgedFrom,
    String judgedTo,
    int learned,
    int learnedPositive,
    int judged,
    int judgedPositive) {

  private static final long DAY = 86_400;

  /** Seconds of days. */
  static double seconds(int days) {
    return (double) days * DAY;
  }

  static TimeSplit of(Frame frame, Split split) {
    return new TimeSplit(
        night(Arrays.stream(split.train()).mapToDouble(r -> frame.times()[r]).max().orElseThrow()),
        night(Arrays.stream(split.test()).mapToDouble(r -> frame.times()[r]).min().orElseThrow()),
        night(Arrays.stream(split.test()).mapToDouble(r -> frame.times()[r]).max().orElseThrow()),
        split.train().length,
        positives(frame, split.train()),
        split.test().length,
        positives(frame, split.test()));
  }

  private static String night(double time) {
    return LocalDate.ofEpochDay((long) time / DAY).toString();
  }

  private static int positives(Frame frame, int[] rows) {
    return (int) Arrays.stream(rows).filter(r -> frame.labels()[r]).count();
  }
}
