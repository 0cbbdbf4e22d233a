package org.cluelake.evaluate;

import java.util.List;
import org.cluelake.evaluate.Evaluation.GradeScore;
import org.cluelake.metric.Reliability;

/**
 * Clues against the people who were being defrauded, whatever the scenario.
 *
 * @param score distinct people with a clue on any night, right where they were drawn in then
 * @param high the same of those graded high or urgent
 * @param grades by grade
 * @param lead how long before their first payment victims had a clue
 * @param ages how honest the likelihood is by age band; the bands come from the truth alone, no
 *     table of the lake joins an age to a person
 */
public record ClueScores(
    Score score, Score high, List<GradeScore> grades, LeadTime lead, List<AgeBand> ages) {

  /**
   * People of one age band with a clue.
   *
   * @param band years
   * @param people how many
   * @param right of these, being defrauded
   * @param reliability of their likelihoods
   */
  public record AgeBand(String band, int people, int right, Reliability reliability) {}

  public ClueScores {
    grades = List.copyOf(grades);
    ages = List.copyOf(ages);
  }
}
