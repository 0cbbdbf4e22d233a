package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a finding was graded on its night: as the person's clue that counts its detector, else as the
 * list row of its subject. A finding that is in neither is ungraded: nobody was told of it.
 */
final class Grades {

  static final String UNGRADED = "ungraded";

  /**
   * Highest first; the tiers of a list without a likelihood stand where they are acted on alike.
   */
  private static final List<String> ORDER =
      List.of("urgent", "high", "A", "medium", "B", "low", "C", UNGRADED);

  /** What counts as high: urgent is high with money moving; tier A is a list's highest. */
  private static final Set<String> HIGH = Set.of("urgent", "high", "A");

  static final Comparator<String> HIGHEST_FIRST =
      Comparator.<String>comparingInt(g -> ORDER.contains(g) ? ORDER.indexOf(g) : ORDER.size())
          .thenComparing(g -> g);

  private record ClueKey(long person, LocalDate night, String detector) {}

  private record CardKey(Entity card, LocalDate night) {}

  private final Map<ClueKey, String> clues = new HashMap<>();
  private final Map<CardKey, String> cards = new HashMap<>();

  Grades(Said said) {
    for (ClueRow clue : said.clues()) {
      for (String detector : clue.detectors()) {
        keep(clues, new ClueKey(clue.person(), clue.bizDate(), detector), clue.grade());
      }
    }
    for (ListRow row : said.rows()) {
      Entity card = new Entity(row.subjectKind(), row.subject());
      keep(cards, new CardKey(card, row.bizDate()), row.grade());
    }
  }

  private static <K> void keep(Map<K, String> grades, K key, String grade) {
    String unused = grades.merge(key, grade, (a, b) -> HIGHEST_FIRST.compare(a, b) <= 0 ? a : b);
  }

  String of(Finding finding) {
    Long person =
        finding.subjectKind().equals(Entity.PERSON)
            ? Long.valueOf(finding.subject())
            : finding.person();
    String clue =
        person == null
            ? null
            : clues.get(new ClueKey(person, finding.bizDate(), finding.detector()));
    if (clue != null) {
      return clue;
    }
    Entity card = new Entity(finding.subjectKind(), finding.subject());
    return cards.getOrDefault(new CardKey(card, finding.bizDate()), UNGRADED);
  }

  static boolean isHigh(String grade) {
    return HIGH.contains(grade);
  }
}
