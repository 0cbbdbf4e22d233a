package org.cluelake.detector;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * The independent fact behind a money pattern: an account is linked where a listed account sent it
 * money that no everyday purpose explains, or where persons paid it shortly after talking with a
 * listed number; for some detectors also by the phone left with its bank. A pattern that ordinary
 * life shows too means more on a linked account.
 *
 * <p>A listed account links others by its strength (see {@code feature.listed_entity}): hubs do
 * not, and of rows that only stand on a pattern a detector says how near to a case they must be.
 */
final class LinkTables {

  /**
   * What makes a link, part of the detectors' parameters.
   *
   * @param days nights looked at
   * @param minAmount least sum from listed accounts, in yuan
   * @param minStrength least strength of a listed account that links, in thousandths: 1000 for
   *     those a case names
   * @param minTalkSeconds least talk with a listed number before a payment
   */
  record Link(int days, BigDecimal minAmount, int minStrength, int minTalkSeconds)
      implements Serializable {
    Link {
      Require.that(days >= 1, "link.days is %s; want 1 or more", days);
      Require.that(minAmount.signum() > 0, "link.minAmount is %s; want over 0", minAmount);
      Require.that(
          minStrength >= 1 && minStrength <= 1000,
          "link.minStrength is %s; want 1-1000",
          minStrength);
      Require.that(
          minTalkSeconds >= 1, "link.minTalkSeconds is %s; want 1 or more", minTalkSeconds);
    }
  }

  /**
   * When the phone left with an account's bank ties it to others, part of the detectors'
   * parameters.
   *
   * @param minHolders people it must be left for, where no listed party has it
   * @param familyHolders up to so many share a phone whose card one of them holds
   */
  record Phone(int minHolders, int familyHolders) implements Serializable {
    Phone {
      Require.that(minHolders >= 2, "phone.minHolders is %s; want 2 or more", minHolders);
      Require.that(familyHolders >= 1, "phone.familyHolders is %s; want 1 or more", familyHolders);
    }
  }

  private static final String UNION = " UNION ALL BY NAME ";

  private LinkTables() {}

  /** The inputs behind a link, besides {@code account_edge_day}. */
  static List<Read> reads(Link link) {
    return List.of(
        Read.today(Tables.LISTED_ENTITY), Read.window(Tables.CONTACT_THEN_PAY, link.days()));
  }

  /** The inputs of {@link #full}. */
  static List<Read> readsOfFull(Link link) {
    return Stream.concat(reads(link).stream(), Stream.of(Read.today(Tables.SHARED_CONTACT)))
        .toList();
  }

  /**
   * The named table {@code link}: account, {@code from_listed} yuan, {@code warned} payers, and the
   * sorted tokens of the listed parties as {@code network}.
   */
  static String sql(Link link, AsOf asOf) {
    return money(link, asOf) + linked("received" + UNION + "SELECT * FROM warned", "");
  }

  /**
   * The same where an account is linked in two ways more. It sent money on to accounts that cases
   * name behind the first layer, {@code sent_on} yuan: victims pay the first, those who pass money
   * on pay the deeper ones. Or the phone left with its bank is a listed one, left for {@code
   * phone_listed} listed accounts as well, or left for {@code phone_holders} people none of whom
   * holds its card.
   */
  static String full(Link link, Phone phone, AsOf asOf) {
    return money(link, asOf)
        + """
        , passed_on AS (
          SELECT e.account, sum(e.amount)::DECIMAL(18,2) AS sent_on,
                 list(DISTINCT e.counterparty ORDER BY e.counterparty) AS parties
          FROM account_edge_day e
          JOIN listed_entity l ON l.entity_kind = 'account' AND l.entity = e.counterparty
            AND l.strength >= %5$d AND l.layer >= 2
          WHERE e.direction = 'out' AND e.transfers > e.everyday AND e.biz_date >= %3$s
          GROUP BY e.account HAVING sum(e.amount) >= %4$s
        ), phone AS (
          SELECT account, holders AS phone_holders, listed_accounts AS phone_listed,
                 CASE WHEN is_listed_number THEN [contact_number] ELSE [] END AS parties
          FROM shared_contact
          WHERE bucket_of(account) = this_bucket() AND NOT is_own_sim
            AND coalesce(sim_kind, '') <> 'enterprise'
            AND NOT (is_sim_among AND holders <= %2$d)
            AND (listed_accounts > 0 OR is_listed_number
              OR (holders >= %1$d AND sim_kind = 'person' AND NOT is_sim_among))
        )"""
            .formatted(
                phone.minHolders(),
                phone.familyHolders(),
                since(link, asOf),
                link.minAmount().toPlainString(),
                link.minStrength())
        + linked(
            String.join(UNION + "SELECT * FROM ", "received", "warned", "passed_on", "phone"),
            ", max(sent_on) AS sent_on, max(phone_listed) AS phone_listed,"
                + " max(phone_holders) AS phone_holders");
  }

  /** What a reason says of the two ways more; the empty text where there is neither. */
  static String toldOfFull() {
    return """
        CASE WHEN sent_on IS NULL THEN '' ELSE concat('; ', sent_on,
          ' yuan were sent on to accounts that cases name behind the first layer') END,
        CASE WHEN phone_holders IS NULL THEN ''
             WHEN phone_listed > 0 THEN concat('; the phone left with the bank is also left for ',
               phone_listed, CASE phone_listed WHEN 1 THEN ' listed account'
                 ELSE ' listed accounts' END)
             ELSE concat('; the phone left with the bank is left for ', phone_holders,
               CASE phone_holders WHEN 1 THEN ' person' ELSE ' people' END) END""";
  }

  private static String money(Link link, AsOf asOf) {
    return """
        received AS (
          SELECT e.account, sum(e.amount)::DECIMAL(18,2) AS from_listed,
                 list(DISTINCT e.counterparty ORDER BY e.counterparty) AS parties
          FROM account_edge_day e
          JOIN listed_entity l ON l.entity_kind = 'account' AND l.entity = e.counterparty
            AND l.strength >= %4$d
          WHERE e.direction = 'in' AND e.transfers > 0 AND e.everyday = 0 AND e.biz_date >= %1$s
          GROUP BY e.account HAVING sum(e.amount) >= %2$s
        ), warned AS (
          SELECT payee AS account, count(DISTINCT person) AS warned,
                 list(DISTINCT other ORDER BY other) AS parties
          FROM contact_then_pay
          WHERE contact_kind = 'listed' AND talk_s >= %3$d AND bucket_of(payee) = this_bucket()
          GROUP BY payee
        )"""
        .formatted(
            since(link, asOf),
            link.minAmount().toPlainString(),
            link.minTalkSeconds(),
            link.minStrength());
  }

  private static String since(Link link, AsOf asOf) {
    return new AsOf(asOf.minusDays(link.days() - 1)).sqlDate();
  }

  private static String linked(String sources, String columns) {
    return """
        , link AS (
          SELECT account, max(from_listed) AS from_listed, coalesce(max(warned), 0) AS warned,
                 list_sort(list_distinct(flatten(list(parties ORDER BY parties)))) AS network%2$s
          FROM (SELECT * FROM %1$s)
          GROUP BY account
        )"""
        .formatted(sources, columns);
  }
}
