package org.cluelake.detector;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A score made of points for independent facts, as SQL: the sum, and which facts earned it. A fact
 * that is unknown earns nothing.
 */
final class PointSum {

  /**
   * One fact.
   *
   * @param label what an officer reads
   * @param condition SQL that is true where the fact holds
   * @param points what it earns
   */
  record Part(String label, String condition, int points) {}

  private final List<Part> parts;

  private PointSum(List<Part> parts) {
    this.parts = parts;
  }

  static PointSum of(Part... parts) {
    return new PointSum(List.of(parts));
  }

  static Part part(String label, String condition, int points) {
    return new Part(label, condition, points);
  }

  /** The points earned, an integer. */
  String total() {
    return parts.stream()
        .map(p -> "CASE WHEN %s THEN %d ELSE 0 END".formatted(p.condition(), p.points()))
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  /** The facts that earned points, as in {@code listed contact 35 + large amount 20}. */
  String told() {
    return parts.stream()
        .map(p -> "CASE WHEN %s THEN '%s %d' END".formatted(p.condition(), p.label(), p.points()))
        .collect(Collectors.joining(", ", "concat_ws(' + ', ", ")"));
  }
}
