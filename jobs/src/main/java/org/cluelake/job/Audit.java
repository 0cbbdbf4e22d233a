package org.cluelake.job;

import static org.cluelake.contract.Tables.BANK_CARD_LIST;
import static org.cluelake.contract.Tables.CLUE;
import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.LISTED_HOLDER;
import static org.cluelake.contract.Tables.PHONE_CARD_LIST;
import static org.cluelake.contract.Tables.PROTECTED_ENTITY;
import static org.cluelake.contract.Tables.RECONCILIATION;
import static org.cluelake.contract.Tables.SIGNAL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;

/**
 * The blocking checks between a night that is made and a night that is published. A failed check
 * leaves the last publication standing.
 */
final class Audit {

  /** The longest a clue or list entry may hold. */
  static final int LONGEST_DAYS = 365;

  /**
   * A check: a query that counts breaches.
   *
   * @param name what the failure is called
   * @param sql counts rows that must not be
   * @param meaning what a breach means and what to do
   */
  private record Check(String name, String sql, String meaning) {}

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "ROWS_LOST",
              """
              SELECT count(*) FROM ledger l
              FULL JOIN reconciliation r ON l.sha256 = r.file_sha256
              WHERE coalesce(l.rows_counted, -1) <> coalesce(r.rows_in, -1)
              """,
              "accepted files and reconciled files do not have the same rows; run the date again"),
          new Check(
              "CLUE_UNEXPLAINED",
              """
              SELECT count(*) FROM clue
              WHERE len(reasons) = 0 OR len(signals) = 0 OR trim(objection) = ''
                 OR trim(legal_basis) = '' OR expires_at IS NULL
              """,
              "a clue lacks its reason, legal basis, end or objection; mend the step that made it"),
          new Check(
              "LIST_UNEXPLAINED",
              """
              SELECT count(*) FROM (
                SELECT reasons, legal_basis, objection, starts_on, ends_on FROM phone_card_list
                UNION ALL
                SELECT reasons, legal_basis, objection, starts_on, ends_on FROM bank_card_list
                UNION ALL
                SELECT reasons, legal_basis, objection, starts_on, ends_on FROM listed_holder)
              WHERE len(reasons) = 0 OR trim(objection) = '' OR trim(legal_basis) = ''
                 OR ends_on < starts_on
              """,
              "a list row lacks its reason, legal basis, end or objection; mend the step"),
          new Check(
              "END_TOO_FAR",
              """
              SELECT count(*) FROM (
                SELECT CAST(expires_at AS DATE) AS ends_on FROM clue
                UNION ALL SELECT ends_on FROM phone_card_list
                UNION ALL SELECT ends_on FROM bank_card_list
                UNION ALL SELECT ends_on FROM listed_holder)
              WHERE ends_on > %1$s + %2$s
              """,
              "a clue or list row would hold for more than a year; shorten the validity in conf"),
          new Check(
              "PROTECTED_LISTED",
              """
              SELECT count(*) FROM (
                SELECT 'number' AS kind, number AS entity, change FROM phone_card_list
                UNION ALL SELECT 'account', account, change FROM bank_card_list) l
              JOIN protected_entity p ON p.entity_kind = l.kind AND p.entity = l.entity
              WHERE l.change <> 'removed' AND p.valid_from <= %1$s
                AND (p.valid_to IS NULL OR p.valid_to >= %1$s)
              """,
              "a protected number or account is on a list; mend the step that let it through"),
          new Check(
              "SIGNAL_WITHOUT_EVIDENCE",
              "SELECT count(*) FROM signal WHERE len(evidence) = 0 OR len(evidence_keys) = 0",
              "a finding has no evidence; mend its detector"));

  private final Workshop shop;
  private final LocalDate date;
  private final int gen;
  private final Slices slices;

  Audit(Workshop shop, LocalDate date, int gen, Slices slices) {
    this.shop = shop;
    this.date = date;
    this.gen = gen;
    this.slices = slices;
  }

  /** Passes, or stops the night with the first failed check. */
  void run() {
    try (SmallRead read = shop.books().reader()) {
      SmallRead open =
          read.with("all_files", FILE_LEDGER, tonight(FILE_LEDGER))
              .with("reconciliation", RECONCILIATION, tonight(RECONCILIATION))
              .with("signal", SIGNAL, tonight(SIGNAL))
              .with("clue", CLUE, tonight(CLUE))
              .with("phone_card_list", PHONE_CARD_LIST, tonight(PHONE_CARD_LIST))
              .with("bank_card_list", BANK_CARD_LIST, tonight(BANK_CARD_LIST))
              .with("listed_holder", LISTED_HOLDER, tonight(LISTED_HOLDER))
              .with("protected_entity", PROTECTED_ENTITY, slices.of(Read.latest(PROTECTED_ENTITY)))
              .with("phone_before", PHONE_CARD_LIST, before(PHONE_CARD_LIST))
              .with("bank_before", BANK_CARD_LIST, before(BANK_CARD_LIST));
      for (Check check : CHECKS) {
        String sql =
            check
                .sql()
                .formatted("DATE '" + date + "'", LONGEST_DAYS)
                .replace("FROM ledger l", LEDGER);
        long breaches = count(open, sql);
        if (breaches > 0) {
          throw PipelineException.of(
              ErrorKind.DATA,
              "audit %s: %d; %s. Generation %d of %s is not published",
              check.name(),
              breaches,
              check.meaning(),
              gen,
              date);
        }
      }
      growth(open, "phone_card_list", "phone_before");
      growth(open, "bank_card_list", "bank_before");
    }
  }

  private static final String LEDGER =
      "FROM (SELECT sha256, rows_counted FROM all_files WHERE status = 'accepted') l";

  /** The contagion brake: a list that grows too fast waits for a person. */
  private void growth(SmallRead open, String list, String before) {
    if (!slices.hasEarlier()) {
      return;
    }
    NightConf conf = shop.nightConf();
    new ListGrowth(conf.listGrowthFloor(), conf.maxListGrowth())
        .breach(tiers(open, before), tiers(open, list))
        .ifPresent(
            jump -> {
              throw PipelineException.of(
                  ErrorKind.DATA,
                  "audit LIST_GROWTH: %s, %s; look into it, and raise maxListGrowth only with a"
                      + " reason. Generation %d of %s is not published",
                  list,
                  jump,
                  gen,
                  date);
            });
  }

  private static Map<String, Long> tiers(SmallRead open, String list) {
    return open
        .rows(
            "SELECT tier, count(*) AS n FROM " + list + " WHERE change <> 'removed' GROUP BY tier",
            "tier",
            "n")
        .stream()
        .collect(
            Collectors.toMap(r -> (String) r.get("tier"), r -> ((Number) r.get("n")).longValue()));
  }

  private static long count(SmallRead open, String sql) {
    return ((Number) open.rows(sql, "n").get(0).get("n")).longValue();
  }

  private List<SliceFile> tonight(TableContract table) {
    return shop.lake().files(table, date, gen);
  }

  private List<SliceFile> before(TableContract table) {
    return slices.of(Read.publishedBefore(table));
  }
}
