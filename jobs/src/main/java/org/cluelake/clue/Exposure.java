package org.cluelake.clue;

import java.util.List;
import java.util.Set;

/**
 * All that concerns one person tonight.
 *
 * @param person token of the person
 * @param sightings tonight's signals, in any order
 * @param last clues of last night, open or just closed, under tonight's campaign labels
 * @param guarded protected entities among those the findings rest on
 * @param reports what the person has reported as a victim: class and campaign of live cases
 * @param lifts what objections and answers have lifted, in any order
 * @param region county a clue about the person is sent to
 */
record Exposure(
    long person,
    List<Sighting> sightings,
    List<Clue> last,
    Set<Long> guarded,
    List<ClueKey> reports,
    List<Lift> lifts,
    String region) {

  /** Whether an upheld objection lifts a clue. */
  boolean lifts(Clue clue) {
    return lifts.stream().anyMatch(l -> l.isUpheld() && l.clueId().equals(clue.id()));
  }
}
