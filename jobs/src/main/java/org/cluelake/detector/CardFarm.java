package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags the cards of a device that many cards go through, and cards that go through many devices.
 *
 * <p>Why: racks of modems and swapped cards carry bulk fraud calls; devices made for it are banned
 * (Anti-Telecom and Online Fraud Law, Art. 14). Each card of such a device is a finding of its own.
 * Known false alarms: repair benches and test phones (most cards pass through for a few calls and
 * live in another device), phones with two cards (below the limits), and copied device numbers: one
 * number heard in two cells at the same minutes is no one device, so what its cards have in common
 * is not known.
 */
public final class CardFarm extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param cards the device had many cards
   * @param manyCards very many
   * @param swaps many on one day
   * @param devices the card was in many devices
   * @param holders the device's cards are of many holders
   * @param young most of them are young
   * @param together several of them were in a call at once in one cell, as no phone can
   * @param listed another card of the device is known for fraud
   */
  public record Points(
      int cards,
      int manyCards,
      int swaps,
      int devices,
      int holders,
      int young,
      int together,
      int listed)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/card-farm.yaml}.
   *
   * @param days nights of calls compared for overlaps
   * @param minCards cards of a device that count
   * @param manyCards cards that count more
   * @param minDevices devices of a card that count
   * @param cardsADay cards of a device on one day that count
   * @param holders holders of a device's cards that count
   * @param youngShare share of young cards that counts
   * @param passingShare share of passing cards from which a device is a bench
   * @param minOverlaps pairs of calls at the same minutes that count
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int minCards,
      int manyCards,
      int minDevices,
      int cardsADay,
      int holders,
      double youngShare,
      double passingShare,
      int minOverlaps,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          minCards >= 3 && manyCards >= minCards,
          "minCards and manyCards are %s and %s; want 3 or more, not falling",
          minCards,
          manyCards);
      Require.that(minDevices >= 2, "minDevices is %s; want 2 or more", minDevices);
      Require.that(
          passingShare > 0 && passingShare <= 1, "passingShare is %s; want 0 to 1", passingShare);
      Require.that(youngShare > 0 && youngShare <= 1, "youngShare is %s; want 0 to 1", youngShare);
      Require.that(minOverlaps >= 1, "minOverlaps is %s; want 1 or more", minOverlaps);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public CardFarm(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "card-farm";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.DEVICE_CARD),
        Read.window(Tables.SHARED_DEVICE_CALL, params.days()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.DEVICE_CARD));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("many cards", "cards >= " + params.minCards(), p.cards()),
        part("very many cards", "cards >= " + params.manyCards(), p.manyCards()),
        part("cards of one day", "cards_a_day >= " + params.cardsADay(), p.swaps()),
        part("many devices", "devices >= " + params.minDevices(), p.devices()),
        part("many holders", "holders >= " + params.holders(), p.holders()),
        part("young cards", "young_cards >= %s * cards".formatted(params.youngShare()), p.young()),
        part("calls at once", "together >= " + params.minOverlaps(), p.together()),
        part("a listed card", "len(listed) > 0", p.listed()));
  }

  // The inputs are whole in every bucket but the holders, so a card is told in its own bucket.
  @Override
  public String findings(AsOf asOf) {
    return """
        WITH overlap AS (
          SELECT a.imei,
                 count(*) FILTER (a.cell = b.cell) AS together,
                 count(*) FILTER (a.cell <> b.cell) AS apart
          FROM shared_device_call a
          JOIN shared_device_call b ON b.imei = a.imei AND b.number > a.number
            AND b.started_at < a.ended_at AND a.started_at < b.ended_at
          GROUP BY a.imei
        ), known AS (
          SELECT d.imei, d.number, l.entity
          FROM device_card d
          JOIN listed_entity l ON l.entity_kind = 'number' AND l.entity = d.number
            AND l.status = 'active'
        ), fact AS (
          SELECT d.*, coalesce(o.together, 0) AS together, coalesce(o.apart, 0) AS apart,
                 coalesce((SELECT list(DISTINCT k.entity ORDER BY k.entity) FROM known k
                           WHERE k.imei = d.imei AND k.number <> d.number), []::BIGINT[]) AS listed
          FROM device_card d
          LEFT JOIN overlap o ON o.imei = d.imei
          WHERE bucket_of(d.number) = this_bucket() AND d.passing_cards < %1$s * d.cards
        ), scored AS (
          SELECT *, %2$s AS points, %3$s AS told FROM fact
          QUALIFY row_number() OVER (PARTITION BY number ORDER BY points DESC, cards DESC, imei) = 1
        )
        SELECT c.number AS subject, CASE WHEN s.holder_kind = 'person' THEN s.holder END AS person,
               CASE WHEN c.apart >= %4$d THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               c.points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               c.last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Used in a device with ', c.cards, ' cards of ', c.holders,
                 CASE WHEN c.holders = 1 THEN ' holder' ELSE ' holders' END,
                 ' within a week, up to ', c.cards_a_day, ' on one day, ', c.young_cards,
                 ' of them young',
                 CASE WHEN c.devices > 1 THEN concat('; in ', c.devices, ' devices itself')
                      ELSE '' END,
                 CASE WHEN c.together >= %4$d
                      THEN concat('; ', c.together, ' pairs of their calls ran at once in one cell')
                      ELSE '' END,
                 CASE WHEN len(c.listed) > 0
                      THEN concat('; of its other cards ', len(c.listed), ' known for fraud')
                      ELSE '' END,
                 CASE WHEN c.apart >= %4$d
                      THEN concat('; but ', c.apart, ' pairs of calls ran at once in different'
                                  ' cells: the device number is copied, and no one device')
                      ELSE '' END) AS reason,
               %5$s AS evidence,
               list_filter([concat('device:', c.imei),
                            CASE WHEN c.cards >= %7$d THEN 'very-many-cards' END,
                            CASE WHEN c.devices >= %8$d THEN 'many-devices' END,
                            CASE WHEN len(c.listed) > 0 THEN 'listed-card' END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               c.listed AS network
        FROM scored c
        LEFT JOIN subscriber_state s ON s.number = c.number
        WHERE c.points >= %6$d
        """
        .formatted(
            params.passingShare(),
            points().total(),
            points().told(),
            params.minOverlaps(),
            evidence(),
            params.minPoints(),
            params.manyCards(),
            params.minDevices());
  }

  private String evidence() {
    return Evidence.of(
        Evidence.number("cards", "c.cards", "cards", params.minCards()),
        Evidence.number("cards_a_day", "c.cards_a_day", "cards", params.cardsADay()),
        Evidence.number("devices", "c.devices", "devices", params.minDevices()),
        Evidence.number("holders", "c.holders", "holders", params.holders()),
        Evidence.number("young_cards", "c.young_cards", "cards"),
        Evidence.number("passing_cards", "c.passing_cards", "cards"),
        Evidence.number("calls_at_once", "c.together", "pairs", params.minOverlaps()),
        Evidence.number("calls_apart", "c.apart", "pairs", params.minOverlaps()),
        Evidence.number("listed_cards", "len(c.listed)", "cards"),
        Evidence.text("points_from", "c.told"),
        Evidence.number("points", "c.points", "points", params.minPoints()));
  }
}
