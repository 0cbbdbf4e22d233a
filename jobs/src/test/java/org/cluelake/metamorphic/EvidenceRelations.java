package org.cluelake.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.run.Read;

/** More of the same evidence never excuses anybody, and less of it never accuses anybody. */
final class EvidenceRelations {

  /** Inputs that speak against the parties of a row, and for nobody. */
  private static final Set<String> FACTS =
      Set.of(
          "listed_entity",
          "reported_entity",
          "contact_then_pay",
          "visit_then_pay",
          "risky_contact",
          "risk_roaming",
          "phone_card_list_published",
          "bank_card_list_published");

  /** Inputs that know what is ordinary of a subject. */
  private static final Set<String> REGISTERS = Set.of("account_state", "subscriber_state");

  private static final Set<String> COUNTS = Set.of("cases", "reports", "reporters");

  /** Inputs whose talks are with listed numbers or callers in disguise. */
  private static final Set<String> TALKS =
      Set.of(
          "contact_then_pay",
          "contact_then_cash",
          "contact_aftermath",
          "risky_contact",
          "spoofed_caller");

  private static final Set<String> SECONDS = Set.of("talk_s", "longest_s");

  private static final Set<String> PARTY_IS_LISTED = Set.of("is_payee_listed", "is_other_listed");

  private EvidenceRelations() {}

  static List<Relation> all() {
    return List.of(
        lifted(), otherKind(), withdrawn(), forgotten(), confirmed(), longerTalks(), listed());
  }

  /** A listing that is lifted is one that never was. */
  private static Relation lifted() {
    return new Relation(
        "listing-lifted",
        (pile, seed) -> {
          String chosen = seed % 3 == 0 ? "true" : "hash(entity, %d) %% 2 = 0".formatted(seed);
          Pile.Change gone =
              (read, given) ->
                  is(pile, read, Set.of("listed_entity"))
                      ? "FROM %s WHERE NOT (%s)".formatted(given, chosen)
                      : null;
          if (!pile.show(gone)) {
            return Optional.empty();
          }
          List<Finding> never = pile.findings();
          boolean unused =
              pile.show(
                  (read, given) ->
                      is(pile, read, Set.of("listed_entity"))
                          ? ("SELECT * REPLACE (if(%1$s, 'protected', status) AS status,"
                                  + " if(%1$s, 0, strength) AS strength) FROM %2$s")
                              .formatted(chosen, given)
                          : null);
          return Optional.of(Finding.differences(never, pile.findings()));
        });
  }

  /** A token of one kind says nothing of the same token of another. */
  private static Relation otherKind() {
    return new Relation(
        "other-kind-listed",
        (pile, seed) -> {
          boolean isOther =
              pile.show(
                  (read, given) ->
                      is(pile, read, Set.of("listed_entity", "reported_entity"))
                          ? """
                            FROM %1$s UNION ALL BY NAME (
                              SELECT * EXCLUDE (n)
                                REPLACE ('kind-%2$d' AS entity_kind, entity + n AS entity)
                              FROM %1$s, range(-9, 10) neighbours(n))
                            """
                              .formatted(given, seed)
                          : null);
          return isOther
              ? Optional.of(Finding.differences(pile.planned(), pile.findings()))
              : Optional.empty();
        });
  }

  private static Relation withdrawn() {
    return fewer("facts-withdrawn", FACTS, false);
  }

  private static Relation forgotten() {
    return fewer("register-forgotten", REGISTERS, true);
  }

  /** Without some rows, then without all, nobody new is found, and nobody with a higher score. */
  private static Relation fewer(String name, Set<String> inputs, boolean firedOnly) {
    return new Relation(
        name,
        (pile, seed) -> {
          String kept = seed % 3 == 0 ? "false" : "hash(rowid, %d) %% 2 = 0".formatted(seed);
          return pile.show(
                  (read, given) ->
                      is(pile, read, inputs) ? "FROM %s WHERE %s".formatted(given, kept) : null)
              ? Optional.of(raised(pile.planned(), pile.findings(), firedOnly))
              : Optional.empty();
        });
  }

  private static Relation confirmed() {
    return more(
        "more-cases-and-reports",
        (pile, read) -> is(pile, read, FACTS) ? COUNTS : Set.of(),
        "%s + 3");
  }

  private static Relation longerTalks() {
    return more(
        "longer-talks", (pile, read) -> is(pile, read, TALKS) ? SECONDS : Set.of(), "%s + 300");
  }

  private static Relation listed() {
    return more("parties-listed", (pile, read) -> PARTY_IS_LISTED, "true");
  }

  private interface Chosen {
    Set<String> columns(Pile pile, Read read);
  }

  /** More of a fact in some rows: whoever was found is found, with no lower score. */
  private static Relation more(String name, Chosen chosen, String expression) {
    return new Relation(
        name,
        (pile, seed) ->
            pile.show(
                    (read, given) ->
                        pile.isFilled(read)
                            ? Columns.named(
                                read.table(),
                                given,
                                chosen.columns(pile, read),
                                "if(hash(rowid, %d) %%%% 3 = 0, %%1$s, %s)"
                                    .formatted(seed, expression.replace("%s", "%1$s")))
                            : null)
                ? Optional.of(raised(pile.findings(), pile.planned(), false))
                : Optional.empty());
  }

  private static boolean is(Pile pile, Read read, Set<String> inputs) {
    return inputs.contains(read.view()) && pile.isFilled(read);
  }

  /**
   * Who is found more surely in the second list than in the first, a sentence each.
   *
   * @param firedOnly whether becoming undecided is no matter
   */
  static List<String> raised(List<Finding> most, List<Finding> found, boolean firedOnly) {
    Map<Long, Finding> surest = new TreeMap<>();
    most.forEach(f -> surest.merge(f.subject(), f, (a, b) -> isSurer(b, a) ? b : a));
    List<String> told = new ArrayList<>();
    for (Finding f : found) {
      Finding bound = surest.get(f.subject());
      if (!(firedOnly && !f.hasFired()) && (bound == null || isSurer(f, bound))) {
        told.add("said: " + f + "; not more than: " + bound);
      }
    }
    return told;
  }

  private static boolean isSurer(Finding a, Finding b) {
    return a.hasFired() == b.hasFired() ? a.score().compareTo(b.score()) > 0 : a.hasFired();
  }
}
