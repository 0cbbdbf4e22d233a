package org.cluelake.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cluelake.report.GroupFacts.Group;
import org.cluelake.report.GroupFacts.Range;
import org.cluelake.report.ListingTexts.Language;

/**
 * The page of groups in one language, as its template reads it.
 *
 * @param t words that are shown as they are
 * @param language tag of the language
 * @param otherLanguage tag of the other
 * @param otherFile the same page in the other language
 * @param victimFile the victim side's page in this language
 * @param window what the figures are of
 * @param headline what stands first, sentence by sentence
 * @param bands names of the columns
 * @param rows the nation, a class a row
 * @param places groups of provinces above the nation's rate
 * @param withheld a sentence on what is not shown
 */
public record GroupPage(
    Map<String, String> t,
    String language,
    String otherLanguage,
    String otherFile,
    String victimFile,
    String window,
    boolean synthetic,
    List<String> headline,
    List<String> bands,
    List<Row> rows,
    List<Place> places,
    String withheld) {

  private static final int SENTENCES = 8;
  private static final int PLACES = 60;

  /** A class of fraud in the nation, with a cell a band. */
  public record Row(String fraudType, List<Cell> cells) {}

  /**
   * One group of the nation.
   *
   * @param rate with its range; a dash where withheld
   * @param ratio as times the nation's rate of the class; null where there is none
   * @param above whether it is surely above
   */
  public record Cell(String rate, String ratio, boolean above) {}

  /** A group of a province. */
  public record Place(
      String name,
      String code,
      String fraudType,
      String band,
      String cases,
      String rate,
      String ratio) {}

  static GroupPage of(GroupFacts facts, ListingTexts t) {
    Language language = t.language();
    return new GroupPage(
        t.all(),
        language.tag(),
        language.other().tag(),
        language.other().file(GroupReport.NAME),
        language.file("victim"),
        facts.from() == null
            ? t.of("groups.missing", facts.night().toString())
            : t.of("groups.window", facts.from().toString(), facts.night().toString()),
        facts.synthetic(),
        headline(facts, t),
        GroupFacts.BANDS.stream().map(b -> t.word("band_of_age", b)).toList(),
        rows(facts, t),
        surely(facts).stream()
            .filter(g -> g.region() != null)
            .limit(PLACES)
            .map(g -> place(g, t))
            .toList(),
        t.of("groups.withheld", Words.number(facts.withheld())));
  }

  /** Groups surely above, the surest first. */
  private static List<Group> surely(GroupFacts facts) {
    return facts.groups().stream()
        .filter(Group::isAbove)
        .sorted(
            Comparator.comparing((Group g) -> g.ratio().low())
                .reversed()
                .thenComparing(Group::fraudType)
                .thenComparing(Group::band)
                .thenComparing(Group::code))
        .toList();
  }

  private static List<String> headline(GroupFacts facts, ListingTexts t) {
    List<String> said = new ArrayList<>();
    List<Group> above = surely(facts).stream().filter(g -> g.region() == null).toList();
    if (above.isEmpty()) {
      said.add(t.of("groups.none_above"));
    }
    above.stream()
        .limit(SENTENCES)
        .map(
            g ->
                t.of(
                    "groups.above",
                    t.word("fraud", g.fraudType()),
                    t.word("band_of_age", g.band()),
                    g.ratio().value(),
                    g.ratio().low(),
                    g.ratio().high(),
                    Words.number(g.cases())))
        .forEach(said::add);
    return said;
  }

  private static List<Row> rows(GroupFacts facts, ListingTexts t) {
    return facts.groups().stream()
        .filter(g -> g.region() == null)
        .map(Group::fraudType)
        .distinct()
        .sorted()
        .map(
            type ->
                new Row(
                    t.word("fraud", type),
                    GroupFacts.BANDS.stream()
                        .map(band -> facts.ofNation(type, band).map(GroupPage::cell).orElse(HIDDEN))
                        .toList()))
        .toList();
  }

  private static final Cell HIDDEN = new Cell("–", null, false);

  private static Cell cell(Group g) {
    return new Cell(
        g.rate() == null ? Words.number(g.cases()) : range(g.rate()),
        g.ratio() == null ? null : g.ratio().value() + " ×",
        g.isAbove());
  }

  private static Place place(Group g, ListingTexts t) {
    return new Place(
        Words.shown(g.region()),
        g.code(),
        t.word("fraud", g.fraudType()),
        t.word("band_of_age", g.band()),
        Words.number(g.cases()),
        range(g.rate()),
        range(g.ratio()));
  }

  private static String range(Range r) {
    return "%s (%s – %s)".formatted(r.value(), r.low(), r.high());
  }
}
