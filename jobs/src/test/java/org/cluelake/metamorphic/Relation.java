package org.cluelake.metamorphic;

import java.util.List;
import java.util.Optional;

/**
 * What a change of a detector's inputs or limits may do to what is said.
 *
 * @param name in words joined by hyphens
 * @param judgement looks at a detector
 */
record Relation(String name, Judgement judgement) {

  /** Changes what a detector is shown, from a seed, and compares what it says. */
  interface Judgement {

    /** What is said otherwise than allowed; nothing where the change touches no input. */
    Optional<List<String>> breaches(Pile pile, long seed);
  }

  /** The change of a seed. */
  interface Drawn {
    Pile.Change of(long seed);
  }

  /** What a seed makes of a finding. */
  interface Expected {
    Finding of(Finding planned, long seed);
  }

  /** All that is said after a change is what was said before, rewritten as the change rewrites. */
  static Relation equal(String name, Drawn change, Expected before, Expected after) {
    return new Relation(
        name,
        (pile, seed) ->
            pile.show(change.of(seed))
                ? Optional.of(
                    Finding.differences(
                        all(pile.planned(), seed, before), all(pile.findings(), seed, after)))
                : Optional.empty());
  }

  /** The same word by word. */
  static Relation unchanged(String name, Drawn change) {
    return equal(name, change, (f, seed) -> f, (f, seed) -> f);
  }

  static List<Finding> all(List<Finding> findings, long seed, Expected expected) {
    return findings.stream().map(f -> expected.of(f, seed)).toList();
  }
}
