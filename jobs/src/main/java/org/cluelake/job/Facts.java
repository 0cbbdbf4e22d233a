package org.cluelake.job;

import static org.cluelake.contract.Tables.BANK_CARD_LIST;
import static org.cluelake.contract.Tables.CLUE;
import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.LISTED_HOLDER;
import static org.cluelake.contract.Tables.PHONE_CARD_LIST;
import static org.cluelake.contract.Tables.PUBLICATION;
import static org.cluelake.contract.Tables.QUARANTINE;
import static org.cluelake.contract.Tables.RECONCILIATION;
import static org.cluelake.contract.Tables.REGION;
import static org.cluelake.contract.Tables.RUN_LEDGER;
import static org.cluelake.contract.Tables.SIGNAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.report.NightFacts;
import org.cluelake.report.NightFacts.Cell;
import org.cluelake.report.NightFacts.Population;
import org.cluelake.run.Read;

/** Gathers what a published night's page says, from the published tables and the books alone. */
public final class Facts implements AutoCloseable {

  private static final int EXAMPLES = 12;

  private final Workshop shop;
  private final Published night;
  private final LocalDate date;
  private final int gen;
  private final Slices slices;
  private final SmallRead read;

  /** Facts of one publication. */
  public Facts(Workshop shop, Published night) {
    this.shop = shop;
    this.night = night;
    this.date = night.bizDate();
    this.gen = night.gen();
    this.slices = new Slices(shop.lake(), date, gen, shop.books().pins(date, gen).orElseThrow());
    this.read = shop.books().reader();
    for (TableContract table :
        List.of(
            FILE_LEDGER,
            QUARANTINE,
            RECONCILIATION,
            RUN_LEDGER,
            PUBLICATION,
            SIGNAL,
            CLUE,
            PHONE_CARD_LIST,
            BANK_CARD_LIST,
            LISTED_HOLDER)) {
      SmallRead unused = read.with(table.name(), table, slices.of(Read.today(table)));
    }
    for (TableContract table : List.of(CLUE, PHONE_CARD_LIST, BANK_CARD_LIST, LISTED_HOLDER)) {
      SmallRead unused =
          read.with(table.name() + "_before", table, slices.of(Read.publishedBefore(table)));
    }
    SmallRead unused = read.with("region", REGION, slices.of(Read.latest(REGION)));
  }

  /**
   * The facts.
   *
   * @param synthetic whether the delivery says it is the sample nation
   */
  public NightFacts gather(boolean synthetic) {
    Map<String, Object> row =
        read.rows("SELECT conf_hash, code_version, degraded FROM publication", "conf", "code", "d")
            .get(0);
    DeliveryFacts delivery = new DeliveryFacts(read);
    List<String> degraded = new ArrayList<>();
    read.rows("SELECT unnest(degraded) FROM publication ORDER BY 1", "feed")
        .forEach(r -> degraded.add((String) r.get("feed")));
    return new NightFacts(
        date,
        gen,
        true,
        null,
        synthetic,
        (String) row.get("code"),
        (String) row.get("conf"),
        previous(),
        degraded,
        staleAfter(),
        delivery.files(),
        delivery.feeds(),
        population("clues", "clue", "grade", "closed"),
        Counts.of(read, "SELECT suppressed_by, count(*) FROM clue WHERE suppressed_by IS NOT NULL"),
        List.of(
            population("high-risk phone cards", "phone_card_list", "tier", "removed"),
            population("high-risk bank cards", "bank_card_list", "tier", "removed"),
            population("persons with listed cards", "listed_holder", "tier", "removed")),
        detectors(),
        counties(),
        reasons(),
        terms(),
        night.contentHashes().isEmpty() ? List.of() : tables(),
        steps());
  }

  private NightFacts.Previous previous() {
    return shop.books().chain().stream()
        .filter(p -> p.sequence() == night.sequence() - 1)
        .findFirst()
        .map(p -> new NightFacts.Previous(p.bizDate(), p.gen(), p.rowHash()))
        .orElse(null);
  }

  /** The newest earlier date that was published after this night, which makes it stale. */
  private LocalDate staleAfter() {
    return shop.books().chain().stream()
        .filter(p -> p.sequence() > night.sequence() && p.bizDate().isBefore(date))
        .map(Published::bizDate)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  private Population population(String title, String view, String group, String gone) {
    List<Cell> cells =
        read
            .rows(
                "SELECT "
                    + group
                    + ", CASE WHEN lifted_by IS NULL THEN change ELSE 'lifted' END, count(*) FROM "
                    + view
                    + " GROUP BY ALL ORDER BY ALL",
                "group",
                "change",
                "n")
            .stream()
            .map(
                r ->
                    new Cell(
                        (String) r.get("group"),
                        (String) r.get("change"),
                        Counts.number(r.get("n"))))
            .toList();
    boolean first = slices.of(Read.publishedBefore(CLUE)).isEmpty();
    Long before =
        first
            ? null
            : Counts.number(
                read.rows(
                        "SELECT count(*) FROM " + view + "_before WHERE change <> '" + gone + "'",
                        "n")
                    .get(0)
                    .get("n"));
    return new Population(title, cells, before);
  }

  private List<NightFacts.DetectorFindings> detectors() {
    return read
        .rows(
            "SELECT detector, count(*) FILTER (WHERE verdict = 'fired'),"
                + " count(*) FILTER (WHERE verdict <> 'fired') FROM signal GROUP BY 1 ORDER BY 1",
            "detector",
            "fired",
            "undecided")
        .stream()
        .map(
            r ->
                new NightFacts.DetectorFindings(
                    (String) r.get("detector"),
                    Counts.number(r.get("fired")),
                    Counts.number(r.get("undecided"))))
        .toList();
  }

  private List<NightFacts.County> counties() {
    return read
        .rows(
            "SELECT c.dispatch_region, coalesce(max(r.name), 'no county known'), count(*)"
                + " FROM clue c LEFT JOIN (SELECT code, max(name) AS name FROM region GROUP BY 1) r"
                + " ON c.dispatch_region = r.code"
                + " WHERE c.change <> 'closed' AND c.suppressed_by IS NULL"
                + " GROUP BY 1 ORDER BY 3 DESC, 1",
            "code",
            "name",
            "n")
        .stream()
        .map(
            r ->
                new NightFacts.County(
                    (String) r.get("code"), (String) r.get("name"), Counts.number(r.get("n"))))
        .toList();
  }

  private List<String> reasons() {
    return read
        .rows(
            "SELECT DISTINCT reason, len(reason) FROM signal WHERE verdict = 'fired'"
                + " ORDER BY 2 DESC, 1 LIMIT "
                + EXAMPLES,
            "reason",
            "length")
        .stream()
        .map(r -> (String) r.get("reason"))
        .toList();
  }

  private List<NightFacts.Term> terms() {
    List<NightFacts.Term> terms = new ArrayList<>();
    terms.addAll(terms("clues", "clue", "(expires_at::TIMESTAMPTZ)::DATE", "closed"));
    terms.addAll(terms("high-risk phone cards", "phone_card_list", "ends_on", "removed"));
    terms.addAll(terms("high-risk bank cards", "bank_card_list", "ends_on", "removed"));
    terms.addAll(terms("persons with listed cards", "listed_holder", "ends_on", "removed"));
    return terms;
  }

  private List<NightFacts.Term> terms(String what, String view, String end, String gone) {
    return read
        .rows(
            "SELECT min(%1$s), max(%1$s), legal_basis, objection FROM %2$s WHERE change <> '%3$s'"
                    .formatted(end, view, gone)
                + " GROUP BY 3, 4 ORDER BY 3, 4",
            "first",
            "last",
            "basis",
            "objection")
        .stream()
        .map(
            r ->
                new NightFacts.Term(
                    what,
                    (LocalDate) r.get("first"),
                    (LocalDate) r.get("last"),
                    (String) r.get("basis"),
                    (String) r.get("objection")))
        .toList();
  }

  private List<NightFacts.WrittenTable> tables() {
    return night.contentHashes().entrySet().stream()
        .map(e -> new NightFacts.WrittenTable(e.getKey(), rowsOf(e.getValue()), e.getValue()))
        .toList();
  }

  private static long rowsOf(String contentHash) {
    return Long.parseUnsignedLong(contentHash.substring(0, 16), 16);
  }

  private List<NightFacts.StepRun> steps() {
    return read
        .rows(
            "SELECT step, table_id, rows, files, wall_ms FROM run_ledger", "s", "t", "r", "f", "m")
        .stream()
        .map(
            r ->
                new NightFacts.StepRun(
                    (String) r.get("s"),
                    (String) r.get("t"),
                    Counts.number(r.get("r")),
                    (int) Counts.number(r.get("f")),
                    Counts.number(r.get("m"))))
        .toList();
  }

  @Override
  public void close() {
    read.close();
  }
}
