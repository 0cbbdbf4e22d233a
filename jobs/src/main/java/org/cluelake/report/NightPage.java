package org.cluelake.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.report.NightFacts.DeliveredFile;
import org.cluelake.report.NightFacts.DetectorFindings;
import org.cluelake.report.NightFacts.Feed;
import org.cluelake.report.NightFacts.StepRun;

/**
 * The facts of a night as the template shows them: every number written out, every foreign text fit
 * to be shown. The template only places them.
 */
public record NightPage(
    String date,
    String gen,
    boolean published,
    String stopped,
    boolean synthetic,
    String headline,
    List<Tile> tiles,
    List<String> warnings,
    List<FileLine> files,
    List<FileLine> refused,
    List<FeedLine> feeds,
    List<ReasonLine> quarantined,
    Breakdown clues,
    List<CountLine> suppressed,
    List<Breakdown> lists,
    List<DetectorLine> detectors,
    CountyCounts counties,
    List<String> reasons,
    List<TermLine> terms,
    List<TableLine> tables,
    String previous,
    String codeVersion,
    String confHash,
    List<StepLine> steps,
    StepLine stepTotal) {

  private static final int SHOWN_COUNTIES = 12;
  private static final int SHOWN_REASONS = 5;
  private static final int SHOWN_RULES = 5;

  /** A key figure: its value, what it is, and one line of context. */
  public record Tile(String value, String what, String context) {}

  /** A delivered file. */
  public record FileLine(
      String name, String feed, String status, String reason, String remedy, String rows) {}

  /** A feed's rows and money. */
  public record FeedLine(
      String name,
      String rowsIn,
      String accepted,
      String quarantined,
      String refused,
      int acceptedShare,
      int quarantinedShare,
      boolean hasMoney,
      String moneyIn,
      String moneyAccepted,
      String moneyQuarantined,
      String unreadable,
      boolean reconciled) {}

  /** Rows of a feed that broke one rule. */
  public record ReasonLine(String feed, String reason, String rows, String remedy) {}

  /** A named number with its bar. */
  public record CountLine(String name, String count, int share) {}

  /** Findings of a detector with their bar. */
  public record DetectorLine(String name, String fired, String undecided, int share) {}

  /** Ends and objection of one kind of row. */
  public record TermLine(String what, String ends, String legalBasis, String objection) {}

  /** A table and its hash. */
  public record TableLine(String id, String rows, String hash) {}

  /** A step and what it cost. */
  public record StepLine(
      String step, String table, String rows, String files, String seconds, int share) {}

  static NightPage of(NightFacts facts) {
    List<FileLine> files = facts.files().stream().map(NightPage::file).toList();
    return new NightPage(
        facts.bizDate().toString(),
        Words.number(facts.gen()),
        facts.published(),
        Words.shown(facts.stopped()),
        facts.synthetic(),
        Headline.of(facts),
        Headline.tiles(facts),
        Headline.warnings(facts),
        files,
        facts.files().stream().filter(DeliveredFile::isRefused).map(NightPage::file).toList(),
        facts.feeds().stream().map(NightPage::feed).toList(),
        facts.feeds().stream().flatMap(NightPage::reasons).toList(),
        Breakdown.of(facts.clues()),
        counts(facts.suppressed()),
        facts.lists().stream().map(Breakdown::of).toList(),
        detectors(facts.detectors()),
        CountyCounts.of(facts.counties(), SHOWN_COUNTIES),
        longest(facts.reasons()),
        facts.terms().stream().map(NightPage::term).toList(),
        facts.tables().stream()
            .map(
                t ->
                    new TableLine(
                        Words.shown(t.id()), Words.number(t.rows()), Words.shown(t.contentHash())))
            .toList(),
        previous(facts.previous()),
        Words.shown(facts.codeVersion()),
        Words.shown(facts.confHash()),
        facts.steps().stream().map(s -> step(s, slowest(facts.steps()))).toList(),
        total(facts.steps()));
  }

  private static FileLine file(DeliveredFile f) {
    String remedy = "–";
    if (f.isRefused()) {
      remedy = f.detail() == null ? Remedies.of(f.reason()) : f.detail();
    }
    return new FileLine(
        Words.withoutIdentities(f.name()),
        Words.shown(f.feed()),
        Words.shown(f.status()),
        Words.shown(f.reason()),
        Words.withoutIdentities(remedy),
        Words.number(f.rows()));
  }

  private static FeedLine feed(Feed f) {
    NightFacts.Money m = f.money();
    return new FeedLine(
        Words.shown(f.name()),
        Words.number(f.rowsIn()),
        Words.number(f.accepted()),
        Words.number(f.quarantined()),
        Words.number(f.refused()),
        Words.share(f.accepted(), f.rowsIn()),
        Words.share(f.quarantined(), f.rowsIn()),
        m != null,
        m == null ? "" : Words.money(m.in()),
        m == null ? "" : Words.money(m.accepted()),
        m == null ? "" : Words.money(m.quarantined()),
        m == null ? "" : Words.number(m.unreadable()),
        m == null || m.isReconciled());
  }

  private static Stream<ReasonLine> reasons(Feed feed) {
    return feed.reasons().stream()
        .sorted(
            Comparator.comparingLong((NightFacts.Count c) -> -c.count())
                .thenComparing(NightFacts.Count::name))
        .limit(SHOWN_RULES)
        .map(
            c ->
                new ReasonLine(
                    Words.shown(feed.name()),
                    Words.shown(c.name()),
                    Words.number(c.count()),
                    Remedies.of(c.name())));
  }

  private static List<CountLine> counts(List<NightFacts.Count> counts) {
    long largest = counts.stream().mapToLong(NightFacts.Count::count).max().orElse(0);
    return counts.stream()
        .sorted(
            Comparator.comparingLong((NightFacts.Count c) -> -c.count())
                .thenComparing(NightFacts.Count::name))
        .map(
            c ->
                new CountLine(
                    Words.shown(c.name()).replace('_', ' '),
                    Words.number(c.count()),
                    Words.share(c.count(), largest)))
        .toList();
  }

  private static List<DetectorLine> detectors(List<DetectorFindings> all) {
    long largest = all.stream().mapToLong(DetectorFindings::fired).max().orElse(0);
    return all.stream()
        .sorted(
            Comparator.comparingLong((DetectorFindings d) -> -d.fired())
                .thenComparing(DetectorFindings::detector))
        .map(
            d ->
                new DetectorLine(
                    Words.shown(d.detector()),
                    Words.number(d.fired()),
                    Words.number(d.undecided()),
                    Words.share(d.fired(), largest)))
        .toList();
  }

  /** The sentences with most in them, as they are the hardest to get right. */
  private static List<String> longest(List<String> reasons) {
    return reasons.stream()
        .map(Words::withoutIdentities)
        .distinct()
        .sorted(Comparator.comparingInt((String r) -> -r.length()).thenComparing(r -> r))
        .limit(SHOWN_REASONS)
        .toList();
  }

  private static TermLine term(NightFacts.Term t) {
    String ends =
        t.firstEnd() == null || t.lastEnd() == null
            ? "none open"
            : t.firstEnd().equals(t.lastEnd())
                ? t.firstEnd().toString()
                : t.firstEnd() + " to " + t.lastEnd();
    return new TermLine(
        Words.capital(t.what()), ends, Words.shown(t.legalBasis()), Words.shown(t.objection()));
  }

  private static String previous(NightFacts.Previous previous) {
    return previous == null
        ? "none: this is the first night"
        : previous.bizDate()
            + ", generation "
            + previous.gen()
            + ", ledger row "
            + Words.shown(previous.rowHash());
  }

  private static long slowest(List<StepRun> steps) {
    return steps.stream().mapToLong(StepRun::millis).max().orElse(0);
  }

  private static StepLine step(StepRun s, long slowest) {
    return new StepLine(
        Words.shown(s.step()),
        Words.shown(s.table()),
        Words.number(s.rows()),
        Words.number(s.files()),
        s.millis() == 0 ? "done before" : Words.seconds(s.millis()),
        Words.share(s.millis(), slowest));
  }

  private static StepLine total(List<StepRun> steps) {
    return new StepLine(
        "all steps",
        "",
        Words.number(steps.stream().mapToLong(StepRun::rows).sum()),
        Words.number(steps.stream().mapToLong(StepRun::files).sum()),
        Words.seconds(steps.stream().mapToLong(StepRun::millis).sum()),
        0);
  }
}
