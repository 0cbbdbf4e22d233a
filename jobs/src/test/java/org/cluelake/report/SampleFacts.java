package org.cluelake.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cluelake.report.NightFacts.Cell;
import org.cluelake.report.NightFacts.Count;
import org.cluelake.report.NightFacts.County;
import org.cluelake.report.NightFacts.DeliveredFile;
import org.cluelake.report.NightFacts.DetectorFindings;
import org.cluelake.report.NightFacts.Feed;
import org.cluelake.report.NightFacts.Money;
import org.cluelake.report.NightFacts.Population;
import org.cluelake.report.NightFacts.StepRun;
import org.cluelake.report.NightFacts.Term;
import org.cluelake.report.NightFacts.WrittenTable;

/** A night with something of everything. */
public final class SampleFacts {

  static final String OBJECTION =
      "The holder may object at any branch or online; it is answered within three working days.";

  private SampleFacts() {}

  /** The night. */
  public static NightFacts night() {
    return new NightFacts(
        LocalDate.of(2026, 3, 10),
        2,
        true,
        null,
        true,
        "0.1.0",
        "5d1f0c3ab8e2794461ac9d2e7730bb18ce5f0f41d2a6cfe60c8ef3f9a7b41d20",
        new NightFacts.Previous(LocalDate.of(2026, 3, 9), 1, "77e0a91c42b35d1e8f06"),
        List.of("telecom_subscriber"),
        null,
        files(),
        feeds(),
        clues(),
        List.of(
            new Count("already_reported", 14),
            new Count("protected", 3),
            new Count("duplicate_household", 5)),
        lists(),
        List.of(
            new DetectorFindings("contact-then-pay", 61, 4),
            new DetectorFindings("long-call-from-abroad", 143, 12),
            new DetectorFindings("burst-caller", 88, 0),
            new DetectorFindings("pass-through-account", 37, 9)),
        List.of(
            new County("960101", "Aspen Ford", 57),
            new County("970203", "Quarry Mouth", 31),
            new County("960104", "Heron Weir", 12),
            new County("980302", "Salt Steps", 9),
            new County("970105", "Lower Lantern", 2)),
        List.of(
            "Answered a call from abroad of 46 minutes (limit 15) on 2026-03-10 at 14:05 and paid"
                + " 38,500.00 yuan to an account never paid before 52 minutes (limit 1,440) later;"
                + " the account is named in 2 live cases.",
            "Called back a listed number 3 times (limit 1) within 72 hours and talked for 1,260"
                + " seconds (limit 600).",
            "Took money from 14 payers (limit 5) and paid 97 % (limit 90 %) of it on within 24"
                + " hours."),
        List.of(
            new Term(
                "clues",
                LocalDate.of(2026, 3, 13),
                LocalDate.of(2026, 4, 9),
                "Anti-Telecom and Online Fraud Law, art. 34",
                OBJECTION),
            new Term(
                "high-risk bank cards",
                LocalDate.of(2026, 3, 24),
                LocalDate.of(2026, 3, 24),
                "Anti-Telecom and Online Fraud Law, art. 18",
                OBJECTION)),
        List.of(
            new WrittenTable(
                "clue.clue",
                231,
                "c0ffee11aa22bb33cc44dd55ee66ff7788990011223344556677889900aabbcc"),
            new WrittenTable(
                "serving.phone_card_list",
                412,
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")),
        List.of(
            new StepRun("land-and-clean", "clean.telecom_call", 998877, 8, 21456),
            new StepRun("call-edge-day", "feature.call_edge_day", 456123, 4, 3210),
            new StepRun("fuse", "clue.clue", 231, 1, 870),
            new StepRun("phone-card-list", "serving.phone_card_list", 412, 1, 0)));
  }

  private static List<DeliveredFile> files() {
    return List.of(
        new DeliveredFile(
            "telecom_call-0001.csv.gz", "telecom_call", "accepted", null, null, 1000021),
        new DeliveredFile(
            "bank_transfer-0001.csv.gz", "bank_transfer", "accepted", null, null, 240113),
        new DeliveredFile(
            "bank_transfer-0002.csv.gz",
            "bank_transfer",
            "refused",
            "GZ_TRUNCATED",
            "The compressed data ends at byte 8,112; compress and deliver it again.",
            0),
        new DeliveredFile("extra.csv", null, "refused", "MANIFEST_MISSING", null, 17));
  }

  private static List<Feed> feeds() {
    return List.of(
        new Feed(
            "telecom_call",
            1000021,
            998877,
            1144,
            0,
            List.of(new Count("BAD_TIME:started_at", 1100), new Count("REQUIRED:caller", 61)),
            null),
        new Feed(
            "bank_transfer",
            240113,
            240099,
            14,
            5120,
            List.of(new Count("MONEY_SIGN:amount", 14)),
            new Money(
                new BigDecimal("183204417.52"),
                new BigDecimal("183201911.02"),
                new BigDecimal("2506.50"),
                6)));
  }

  private static Population clues() {
    return new Population(
        "clues",
        List.of(
            new Cell("urgent", "opened", 19),
            new Cell("urgent", "raised", 7),
            new Cell("high", "opened", 33),
            new Cell("high", "kept", 48),
            new Cell("medium", "renewed", 52),
            new Cell("low", "kept", 41),
            new Cell("low", "closed", 31)),
        187L);
  }

  private static List<Population> lists() {
    return List.of(
        new Population(
            "high-risk phone cards",
            List.of(
                new Cell("A", "added", 22),
                new Cell("A", "kept", 130),
                new Cell("B", "added", 65),
                new Cell("B", "lowered", 8),
                new Cell("C", "kept", 150),
                new Cell("C", "removed", 37)),
            null),
        new Population(
            "high-risk bank cards",
            List.of(new Cell("A", "added", 11), new Cell("B", "raised", 4)),
            15L));
  }
}
