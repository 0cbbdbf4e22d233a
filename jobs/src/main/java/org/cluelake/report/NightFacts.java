package org.cluelake.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything the page and the summary of one night say. Counts are exact; what must not be shown
 * exactly, such as small counts of a county, is coarsened on rendering.
 *
 * @param bizDate the night
 * @param gen generation of the night, from 1
 * @param published whether readers follow this generation
 * @param stopped why it is not published, with what to do; null where it is
 * @param synthetic whether the delivery says that it is the sample nation
 * @param codeVersion version of ClueLake
 * @param confHash hash of the configuration used
 * @param previous the publication this one follows; null for the first
 * @param degraded optional feeds that were missing
 * @param staleAfter date of the earlier night a backfill changed; null where none did
 * @param files every file seen in the delivery
 * @param feeds every feed delivered or expected
 * @param clues clues of the night by grade (group) and change
 * @param suppressed clues not sent out, by reason
 * @param lists the card lists, by tier (group) and change
 * @param detectors findings by detector
 * @param counties clues sent, for every county that was sent any
 * @param reasons sentences to choose examples from, free of tokens
 * @param terms how long rows live and how to object
 * @param tables tables written, with their content hashes
 * @param steps steps run, in order
 */
public record NightFacts(
    LocalDate bizDate,
    int gen,
    boolean published,
    String stopped,
    boolean synthetic,
    String codeVersion,
    String confHash,
    Previous previous,
    List<String> degraded,
    LocalDate staleAfter,
    List<DeliveredFile> files,
    List<Feed> feeds,
    Population clues,
    List<Count> suppressed,
    List<Population> lists,
    List<DetectorFindings> detectors,
    List<County> counties,
    List<String> reasons,
    List<Term> terms,
    List<WrittenTable> tables,
    List<StepRun> steps) {

  public NightFacts {
    degraded = List.copyOf(degraded);
    files = List.copyOf(files);
    feeds = List.copyOf(feeds);
    suppressed = List.copyOf(suppressed);
    lists = List.copyOf(lists);
    detectors = List.copyOf(detectors);
    counties = List.copyOf(counties);
    reasons = List.copyOf(reasons);
    terms = List.copyOf(terms);
    tables = List.copyOf(tables);
    steps = List.copyOf(steps);
  }

  /**
   * The publication before this one.
   *
   * @param bizDate its night
   * @param gen its generation
   * @param rowHash its place in the ledger chain
   */
  public record Previous(LocalDate bizDate, int gen, String rowHash) {}

  /**
   * A file of the delivery.
   *
   * @param name name as delivered, unsafe characters replaced
   * @param feed feed of its manifest; null where none names it
   * @param status {@code accepted} or {@code refused}
   * @param reason reason code; null where accepted
   * @param detail what is wrong and what to do; null where accepted
   * @param rows data rows counted
   */
  public record DeliveredFile(
      String name, String feed, String status, String reason, String detail, long rows) {

    /** Whether it was not taken. */
    public boolean isRefused() {
      return "refused".equals(status);
    }
  }

  /**
   * A feed. Rows in are those of accepted files and equal accepted plus quarantined rows.
   *
   * @param name feed
   * @param rowsIn rows of accepted files
   * @param accepted rows that became clean rows
   * @param quarantined rows set aside with their reasons
   * @param refused rows the manifests declare for files that were refused
   * @param reasons rows per broken rule; a row may break several
   * @param money money of the feed; null where it carries none
   */
  public record Feed(
      String name,
      long rowsIn,
      long accepted,
      long quarantined,
      long refused,
      List<Count> reasons,
      Money money) {

    public Feed {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Money of a feed in yuan.
   *
   * @param in all readable money delivered
   * @param accepted of accepted rows
   * @param quarantined of quarantined rows
   * @param unreadable values that could not be read
   */
  public record Money(BigDecimal in, BigDecimal accepted, BigDecimal quarantined, long unreadable) {

    /** Whether nothing was lost between delivery and clean rows. */
    public boolean isReconciled() {
      return in.compareTo(accepted.add(quarantined)) == 0;
    }
  }

  /** A named number. */
  public record Count(String name, long count) {}

  /**
   * Rows that live over nights, by group and by what the night did to them.
   *
   * @param title what they are, in the plural
   * @param cells counts; a pair that is absent is zero
   * @param lastNight rows alive on the night before; null where there was none
   */
  public record Population(String title, List<Cell> cells, Long lastNight) {

    public Population {
      cells = List.copyOf(cells);
    }

    /** Rows alive after the night: all but closed, removed and lifted ones. */
    public long alive() {
      return cells.stream().filter(c -> !c.isGone()).mapToLong(Cell::count).sum();
    }
  }

  /** Rows of a group (grade or tier) with one change, or lifted by an upheld objection. */
  public record Cell(String group, String change, long count) {

    boolean isGone() {
      return List.of("closed", "removed", "lifted").contains(change);
    }
  }

  /**
   * Findings of a detector.
   *
   * @param detector its id
   * @param fired findings
   * @param undecided subjects it could not tell about because data was missing
   */
  public record DetectorFindings(String detector, long fired, long undecided) {}

  /** Clues sent to a county. */
  public record County(String code, String name, long clues) {}

  /**
   * How long rows of one kind live and how the person named may object.
   *
   * @param what the rows
   * @param firstEnd earliest end among them; null where there are none
   * @param lastEnd latest end among them; null where there are none
   * @param legalBasis article that allows the action
   * @param objection how to object
   */
  public record Term(
      String what, LocalDate firstEnd, LocalDate lastEnd, String legalBasis, String objection) {}

  /** A table of the night. */
  public record WrittenTable(String id, long rows, String contentHash) {}

  /**
   * A step of the run.
   *
   * @param step its id
   * @param table table written
   * @param rows rows written
   * @param files files written
   * @param millis time taken; 0 where a resumed run found it done
   */
  public record StepRun(String step, String table, long rows, int files, long millis) {}
}
