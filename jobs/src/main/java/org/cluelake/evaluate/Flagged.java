package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.evaluate.Evaluation.GradeScore;

/**
 * Flagged entities by grade. An entity counts once in every grade it had on any night, and is right
 * there where it was right on a night at that grade.
 */
final class Flagged {

  private record Counted(Set<Entity> all, Set<Entity> right, Set<Entity> related) {

    Counted() {
      this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    void add(Entity unit, boolean isRight, boolean isRelated) {
      boolean unused = all.add(unit);
      if (isRight) {
        boolean unusedToo = right.add(unit);
      }
      if (isRelated) {
        boolean unusedToo = related.add(unit);
      }
    }
  }

  private final Counted whole = new Counted();
  private final Counted graded = new Counted();
  private final Counted high = new Counted();
  private final Map<String, Counted> grades = new TreeMap<>(Grades.HIGHEST_FIRST);

  /**
   * Takes a flagged entity in.
   *
   * @param right whether the truth confirms what is said of it
   * @param related whether it is part of some fraud, this or another
   */
  void add(String grade, Entity unit, boolean right, boolean related) {
    whole.add(unit, right, related);
    grades.computeIfAbsent(grade, g -> new Counted()).add(unit, right, related);
    if (!grade.equals(Grades.UNGRADED)) {
      graded.add(unit, right, related);
    }
    if (Grades.isHigh(grade)) {
      high.add(unit, right, related);
    }
  }

  Set<Entity> right() {
    return whole.right();
  }

  Score score(Set<Entity> known) {
    return score(whole, known);
  }

  /** Of what reached a clue or a list alone; of everything where nothing did. */
  Score gradedScore(Set<Entity> known) {
    return score(graded.all().isEmpty() ? whole : graded, known);
  }

  /** Of what was graded high or urgent on any night. */
  Score highScore(Set<Entity> known) {
    return score(high, known);
  }

  private static Score score(Counted counted, Set<Entity> known) {
    return new Score(
        counted.all().size(),
        counted.right().size(),
        known.size(),
        (int) known.stream().filter(counted.right()::contains).count());
  }

  /** Each grade that occurs, highest first. */
  List<GradeScore> byGrade() {
    List<GradeScore> scores = new ArrayList<>();
    grades.forEach(
        (grade, counted) ->
            scores.add(
                new GradeScore(
                    grade,
                    counted.all().size(),
                    counted.right().size(),
                    counted.related().size() - counted.right().size())));
    return scores;
  }
}
