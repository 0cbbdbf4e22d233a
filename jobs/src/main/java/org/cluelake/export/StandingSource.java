package org.cluelake.export;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.recipient.Recipient;

/**
 * A published table whose standing rows go to the institution they concern: stop-payment requests
 * and bank cards to the bank that keeps the account, phone cards to the operator that sold the
 * number. Which that is, the newest delivered row of the account or number says; the list itself
 * does not know it.
 *
 * @param rows the published table
 * @param kind what kind of recipient takes it
 * @param file name of its hand-over file, without ending
 * @param key columns that say which row is meant
 * @param columns what is handed over
 * @param standing SQL over a published row: whether it stands
 * @param register the deliveries that name the institution
 * @param subject column both tables have: the account or number
 * @param institution SQL over a delivered row: the institution
 */
public record StandingSource(
    TableContract rows,
    Recipient.Kind kind,
    String file,
    List<String> key,
    List<String> columns,
    String standing,
    TableContract register,
    String subject,
    String institution) {

  /** The column with the institution. */
  public static final String INSTITUTION = "institution";

  private static final List<String> CARD =
      List.of(
          "holder",
          "tier",
          "score",
          "likelihood",
          "likelihood_band",
          "reasons",
          "legal_basis",
          "action",
          "starts_on",
          "ends_on",
          "cases",
          "objection",
          "entry_id");

  /** Every file of banks and operators with where its rows come from. */
  public static final List<StandingSource> ALL =
      List.of(
          new StandingSource(
              Tables.FUND_TRACE,
              Recipient.Kind.BANK,
              "stop_payments",
              List.of("case_id", "account"),
              List.of(
                  "case_id",
                  "account",
                  "action",
                  "layer",
                  "amount",
                  "still_there",
                  "is_balance_known",
                  "first_at",
                  "last_at",
                  "is_named",
                  "reason",
                  "legal_basis",
                  "objection",
                  "ends_on"),
              "action IN ('stop_payment', 'inquiry')",
              Tables.BANK_ACCOUNT,
              "account",
              "bank"),
          new StandingSource(
              Tables.BANK_CARD_LIST,
              Recipient.Kind.BANK,
              "bank_cards",
              List.of("account"),
              with("account", CARD),
              "change <> 'removed'",
              Tables.BANK_ACCOUNT,
              "account",
              "bank"),
          new StandingSource(
              Tables.PHONE_CARD_LIST,
              Recipient.Kind.OPERATOR,
              "phone_cards",
              List.of("number"),
              with("number", CARD),
              "change <> 'removed'",
              Tables.TELECOM_SUBSCRIBER,
              "number",
              "coalesce(virtual_operator, carrier)"));

  private static List<String> with(String first, List<String> more) {
    return Stream.concat(Stream.of(first), more.stream()).toList();
  }

  /**
   * The rows that stand on a night, each with its institution or null.
   *
   * @param published view of the night's rows
   * @param delivered view of every delivered row of the register up to the night
   */
  public String sql(LocalDate night, String published, String delivered) {
    return """
        WITH standing AS (
          SELECT %1$s FROM %2$s WHERE (%3$s) AND ends_on >= DATE '%4$s'
        ), kept AS (
          SELECT %5$s, %6$s AS institution FROM %7$s
          WHERE %5$s IN (SELECT %5$s FROM standing)
          QUALIFY row_number() OVER (
            PARTITION BY %5$s ORDER BY valid_from DESC, biz_date DESC, institution) = 1
        )
        SELECT kept.institution, standing.* FROM standing LEFT JOIN kept USING (%5$s)
        """
        .formatted(
            columns.stream().collect(Collectors.joining(", ")),
            published,
            standing,
            night,
            subject,
            institution,
            delivered);
  }
}
