package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags an account that seems to be in other hands than its holder's: the phone left with the bank
 * is left for several people, or for a listed account; payments are ordered with devices that order
 * for several people.
 *
 * <p>Sources: one phone stands for one name (People's Bank of China notice 261 of 2016); sale and
 * rent of accounts are forbidden by Art. 31 of the Anti-Telecom and Online Fraud Law.
 *
 * <p>One of these facts alone is what families, helpers and offices show, so two of three sources
 * must speak: the contact phone, the ordering device, money from listed parties. A listed phone,
 * account or device counts as a source of its own beside what it was seen in.
 *
 * <p>Guards: a phone whose card is held by one of its few holders (a parent's for children and
 * elders); a firm's phone left for its staff; one device of a household, unless money of listed
 * parties comes in; a device on which most accounts are mere visitors (a shop that helps with
 * payments); merchants and firms. Where no operator knows the phone's card, a family cannot be told
 * from a gang, and a finding that rests on the phone is {@code insufficient_data}, as is that of an
 * account the account file does not know.
 */
public final class SoldAccount extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param contact the phone was left for several people
   * @param listedContact it is listed, or left for a listed account
   * @param strangerSim its card is none of theirs
   * @param device orders come from devices of several people
   * @param listedDevice a listed account is used with such a device
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param newHolders most accounts of the phone were opened or changed lately
   * @param flagged orders over networks the bank remarked on
   * @param youngState the account was opened or changed lately
   */
  public record Points(
      int contact,
      int listedContact,
      int strangerSim,
      int device,
      int listedDevice,
      int linked,
      int newHolders,
      int flagged,
      int youngState)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/sold-account.yaml}. Shares are 0 to 1.
   *
   * @param minContactHolders people one phone must be left for
   * @param familyHolders up to so many share a phone whose card one of them holds
   * @param minDeviceHolders people one device must order for
   * @param householdHolders up to so many share a single device
   * @param minDeviceShare share of an account's orders that must come from such devices
   * @param maxVisitorShare share of a device's accounts that mostly order elsewhere
   * @param youngDays a state of an account is young up to this age
   * @param link what links an account to listed parties
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minContactHolders,
      int familyHolders,
      int minDeviceHolders,
      int householdHolders,
      BigDecimal minDeviceShare,
      BigDecimal maxVisitorShare,
      int youngDays,
      LinkTables.Link link,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(
          minContactHolders >= 2, "minContactHolders is %s; want 2 or more", minContactHolders);
      Require.that(
          minDeviceHolders >= 2, "minDeviceHolders is %s; want 2 or more", minDeviceHolders);
      Require.that(
          householdHolders >= minDeviceHolders,
          "householdHolders is %s; want at least minDeviceHolders %s",
          householdHolders,
          minDeviceHolders);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public SoldAccount(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "sold-account";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.ACCOUNT;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads = new ArrayList<>(LinkTables.reads(params.link()));
    Collections.addAll(
        reads,
        Read.today(Tables.SHARED_CONTACT),
        Read.today(Tables.SHARED_DEVICE),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.link().days()),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.SHARED_CONTACT), Read.today(Tables.SHARED_DEVICE));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("phone of several people", "is_shared_contact", p.contact()),
        part("listed phone", "is_listed_contact", p.listedContact()),
        part("phone of a stranger", "is_stranger_sim", p.strangerSim()),
        part("device of several people", "is_shared_device", p.device()),
        part("device of a listed account", "is_listed_device", p.listedDevice()),
        part("linked to listed parties", "is_linked", p.linked()),
        part(
            "phone newly left",
            "is_shared_contact AND 2 * new_holders > contact_holders",
            p.newHolders()),
        part("remarked networks", "flagged > 0", p.flagged()),
        part("young state", "state_age <= " + params.youngDays(), p.youngState()));
  }

  private String tables(AsOf asOf) {
    return """
        contact AS (
          SELECT account, holders AS contact_holders, new_holders, is_listed_number,
                 listed_accounts, sim_kind, is_own_sim,
                 NOT is_own_sim AND coalesce(sim_kind, '') <> 'enterprise'
                   AND NOT (is_sim_among AND holders <= %1$d) AS is_telling,
                 NOT is_sim_among AND sim_kind = 'person' AS is_stranger_sim
          FROM shared_contact
          WHERE bucket_of(account) = this_bucket()
        ), hand AS (
          SELECT s.*, NOT EXISTS (
                   SELECT 1 FROM shared_device o
                   JOIN listed_entity l ON l.entity_kind = 'account' AND l.entity = o.account
                     AND l.status = 'active'
                   WHERE o.device = s.device AND o.account <> s.account) AS is_clean
          FROM shared_device s
          WHERE visitors <= %2$s * accounts AND holders >= %3$d
            AND bucket_of(account) = this_bucket()
        ), device AS (
          SELECT account, max(holders) AS device_holders, count(*) AS devices,
                 sum(orders)::BIGINT AS shared_orders, max(all_orders) AS all_orders,
                 sum(flagged)::BIGINT AS flagged, bool_or(NOT is_clean) AS is_listed_device,
                 count(*) = 1 AND max(holders) <= %5$d AS is_household,
                 max(last_at) AS last_at
          FROM hand GROUP BY account
          HAVING sum(orders) >= %4$s * max(all_orders)
        ), joined AS (
          SELECT coalesce(c.account, d.account) AS account,
                 c.* EXCLUDE (account), d.* EXCLUDE (account)
          FROM contact c FULL JOIN device d ON d.account = c.account
        ), judged AS (
          SELECT j.* EXCLUDE (is_stranger_sim, is_listed_device, flagged),
                 coalesce(is_telling AND contact_holders >= %6$d, false) AS is_shared_contact,
                 coalesce(is_telling AND (listed_accounts > 0 OR is_listed_number), false)
                   AS is_listed_contact,
                 coalesce(is_telling AND contact_holders >= %6$d AND is_stranger_sim, false)
                   AS is_stranger_sim,
                 device_holders IS NOT NULL AND (NOT is_household OR l.account IS NOT NULL)
                   AS is_shared_device,
                 coalesce(is_listed_device AND NOT is_household, false) AS is_listed_device,
                 coalesce(flagged, 0) AS flagged, l.account IS NOT NULL AS is_linked,
                 l.from_listed, coalesce(l.warned, 0) AS warned, l.network, s.kind, s.holder,
                 s.valid_from, date_diff('day', s.valid_from, %7$s) AS state_age
          FROM joined j
          LEFT JOIN link l ON l.account = j.account
          LEFT JOIN account_state s ON s.account = j.account
        )"""
        .formatted(
            params.familyHolders(),
            params.maxVisitorShare().toPlainString(),
            params.minDeviceHolders(),
            params.minDeviceShare().toPlainString(),
            params.householdHolders(),
            params.minContactHolders(),
            asOf.sqlDate());
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.sql(params.link(), asOf)
        + ", "
        + tables(asOf)
        + """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told,
                 kind IS NULL OR (sim_kind IS NULL AND is_shared_contact
                   AND NOT (is_shared_device AND (is_listed_device OR is_linked))) AS unsure
          FROM judged
          WHERE coalesce(kind, '') NOT IN ('merchant', 'corporate')
            AND (is_shared_contact OR is_listed_contact OR is_shared_device)
            AND (is_shared_contact OR is_listed_contact)::INTEGER + is_listed_contact::INTEGER
              + is_shared_device::INTEGER + is_listed_device::INTEGER + is_linked::INTEGER >= 2
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               coalesce(last_at, valid_from::TIMESTAMPTZ) AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat_ws('; ',
                 CASE WHEN is_shared_contact THEN concat('The phone left with the bank is left for ',
                   contact_holders, ' people', CASE WHEN is_stranger_sim
                     THEN ', none of whom holds its card' ELSE '' END) END,
                 CASE WHEN is_listed_contact AND is_listed_number THEN
                   concat(CASE WHEN is_shared_contact THEN 'the' ELSE 'The' END,
                     ' phone left with the bank is on the list') END,
                 CASE WHEN is_listed_contact AND listed_accounts > 0 THEN concat(
                   CASE WHEN is_shared_contact OR is_listed_number THEN 'it'
                        ELSE 'The phone left with the bank' END,
                   ' is also left for ', listed_accounts, ' listed accounts') END,
                 CASE WHEN is_shared_device THEN concat(shared_orders, ' of ', all_orders,
                   ' payments were ordered with ', devices,
                   CASE WHEN devices = 1 THEN ' device that orders for '
                        ELSE ' devices that order for up to ' END, device_holders, ' people') END,
                 CASE WHEN is_listed_device THEN
                   'a listed account is used with one of these devices' END,
                 CASE WHEN from_listed IS NOT NULL THEN concat(from_listed,
                   ' yuan came from accounts on the list') END,
                 CASE WHEN warned > 0 THEN concat(warned,
                   ' payers had just talked with a number on the list') END,
                 CASE WHEN kind IS NULL THEN 'the account file does not know the account'
                      WHEN unsure THEN 'no operator knows the card of the phone' END) AS reason,
               %3$s AS evidence,
               [concat('hands:', CASE WHEN is_shared_contact OR is_listed_contact THEN 'phone' END,
                       CASE WHEN is_shared_device THEN 'device' END, ':',
                       coalesce(last_at::DATE, valid_from))] AS evidence_keys,
               coalesce(network, []) AS network
        FROM scored
        WHERE points >= %4$d
        """
            .formatted(points().total(), points().told(), evidence(), params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number(
            "contact_holders",
            "CASE WHEN is_shared_contact THEN contact_holders END",
            "people",
            params.minContactHolders()),
        Evidence.number(
            "listed_accounts",
            "CASE WHEN is_listed_contact THEN nullif(listed_accounts, 0) END",
            "accounts"),
        Evidence.text("sim", "CASE WHEN is_shared_contact THEN coalesce(sim_kind, 'unknown') END"),
        Evidence.number("device_holders", "device_holders", "people", params.minDeviceHolders()),
        Evidence.number("devices", "devices", "devices"),
        Evidence.number(
            "device_share",
            "CASE WHEN is_shared_device THEN shared_orders / nullif(all_orders, 0) END",
            "share",
            params.minDeviceShare()),
        Evidence.number("flagged", "nullif(flagged, 0)", "orders"),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.number("state_age", "state_age", "days", params.youngDays()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
