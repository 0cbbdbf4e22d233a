package org.cluelake.metamorphic;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.cluelake.detector.Detector.SubjectKind;

/** Who and where subjects are, and what their cases and cells are called, decides nothing. */
final class NameRelations {

  private static final String PREFIX = "n";

  /** Added to every token: a few, many, and so many that a registry's ids come out. */
  private static final List<Long> SHIFTS = List.of(1000L, (1L << 40) + 1, 1L << 62);

  private NameRelations() {}

  static List<Relation> all() {
    return List.of(renamed(), moved(), persons(), names(), places());
  }

  private static Relation renamed() {
    return tokens("subjects-renamed", Renaming::drawn);
  }

  private static Relation moved() {
    return tokens("ids-moved", seed -> Renaming.by(SHIFTS.get((int) (seed % SHIFTS.size()))));
  }

  private static Relation tokens(String name, LongFunction<Renaming> drawn) {
    return Relation.equal(
        name,
        seed -> (read, given) -> Columns.tokens(read.table(), given, drawn.apply(seed)::sql),
        (f, seed) -> f.renamed(drawn.apply(seed)::of),
        (f, seed) -> f.renamed(t -> t));
  }

  /** The same numbers and accounts in the hands of others. */
  private static Relation persons() {
    return new Relation(
        "persons-exchanged",
        (pile, seed) -> {
          Renaming others = Renaming.drawn(seed);
          if (!pile.show((read, given) -> Columns.persons(read.table(), given, others::sql))) {
            return Optional.empty();
          }
          boolean areSubjects = pile.detector().subjectKind() == SubjectKind.PERSON;
          return Optional.of(
              Finding.differences(
                  pile.planned().stream().map(f -> f.heldBy(others::of, areSubjects)).toList(),
                  pile.findings().stream().map(f -> f.heldBy(t -> t, areSubjects)).toList()));
        });
  }

  private static Relation names() {
    return Relation.equal(
        "names-changed",
        seed -> (read, given) -> Columns.names(read.table(), given, PREFIX + seed),
        (f, seed) ->
            f.campaign().equals("none")
                ? f.rewritten(t -> t)
                : f.rewritten(t -> t.equals(f.campaign()) ? PREFIX + seed + t : t),
        (f, seed) -> f.rewritten(t -> t));
  }

  private static Relation places() {
    return Relation.equal(
        "places-renamed",
        seed -> (read, given) -> Columns.places(read.table(), given, PREFIX + seed),
        (f, seed) -> f.bare(),
        (f, seed) -> f.bare());
  }
}
