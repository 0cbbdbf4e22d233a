package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags persons in whose names more phone cards run than the law allows, where the cards are used
 * as a trade's stock and not as telephones.
 *
 * <p>Why: the number of cards of one person is limited (Anti-Telecom and Online Fraud Law, Art.
 * 10), and cards lent or sold are what gangs call with (Art. 31). Six to a hundred cards and more
 * than a hundred are told apart. Known false alarms: people who hold the cards of their family or
 * crew, which are called as often as they call, and collectors, whose cards lie idle; both stay
 * below the limit. Enterprises are not looked at. Where calls of too few nights are known, how the
 * cards are used is not, and the finding is {@code insufficient_data}.
 */
public final class ManyCards extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param many more cards than the law allows
   * @param veryMany more than a hundred
   * @param batch several were got within a week
   * @param oneWay several call out and are hardly called
   * @param sharedDevice several were used in a device of many cards
   * @param young most have been held for a short time
   * @param listed a case names one
   * @param reported several people reported one
   */
  public record Points(
      int many,
      int veryMany,
      int batch,
      int oneWay,
      int sharedDevice,
      int young,
      int listed,
      int reported)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/many-cards.yaml}.
   *
   * @param minCards cards from which a person is looked at
   * @param veryManyCards cards from which they are very many
   * @param batchCards cards got together that count
   * @param oneWayCards cards that only call out that count
   * @param sharedDeviceCards cards in a device of many cards that count
   * @param youngShare share of young cards that counts
   * @param minNights nights for which the cards' use must be known
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minCards,
      int veryManyCards,
      int batchCards,
      int oneWayCards,
      int sharedDeviceCards,
      double youngShare,
      int minNights,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(
          minCards >= 2 && veryManyCards > minCards,
          "minCards and veryManyCards are %s and %s; want 2 or more, rising",
          minCards,
          veryManyCards);
      Require.that(batchCards >= 2, "batchCards is %s; want 2 or more", batchCards);
      Require.that(oneWayCards >= 1, "oneWayCards is %s; want 1 or more", oneWayCards);
      Require.that(
          sharedDeviceCards >= 1, "sharedDeviceCards is %s; want 1 or more", sharedDeviceCards);
      Require.that(youngShare > 0 && youngShare <= 1, "youngShare is %s; want 0 to 1", youngShare);
      Require.that(minNights >= 1, "minNights is %s; want 1 or more", minNights);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public ManyCards(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "many-cards";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.CARD_HOLDER));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("more cards than allowed", "true", p.many()),
        part("more than a hundred", "cards >= " + params.veryManyCards(), p.veryMany()),
        part("cards got together", "batch_cards >= " + params.batchCards(), p.batch()),
        part("cards that only call out", "one_way_cards >= " + params.oneWayCards(), p.oneWay()),
        part(
            "cards in a shared device",
            "shared_device_cards >= " + params.sharedDeviceCards(),
            p.sharedDevice()),
        part("young cards", "young_cards >= %s * cards".formatted(params.youngShare()), p.young()),
        part("a listed card", "len(listed) > 0", p.listed()),
        part("a reported card", "reported_cards > 0", p.reported()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH scored AS (
          SELECT *, %2$s AS points, %3$s AS told,
                 date_diff('day', known_on, %1$s) + 1 AS nights
          FROM card_holder
          WHERE cards >= %4$d
        )
        SELECT holder AS subject, holder AS person,
               CASE WHEN nights < %5$d THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               (last_on + 1)::TIMESTAMPTZ - INTERVAL 1 SECOND AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat('Holds ', cards, ' phone cards, ',
                      CASE WHEN cards >= %6$d THEN 'more than a hundred'
                           ELSE 'more than the law allows' END,
                      '; up to ', batch_cards, ' got within a week, ', young_cards,
                      ' held for 90 days at most; ', used_cards, ' in use',
                      CASE WHEN one_way_cards = 0 THEN ''
                           ELSE concat(', ', one_way_cards, ' of them only to call out') END,
                      CASE WHEN shared_device_cards = 0 THEN ''
                           ELSE concat('; ', shared_device_cards, ' in devices of many cards') END,
                      CASE WHEN reported_cards = 0 THEN ''
                           ELSE concat('; ', reported_cards, ' reported by several people') END,
                      CASE WHEN len(listed) = 0 THEN ''
                           ELSE concat('; ', len(listed), ' named in a case') END,
                      CASE WHEN nights >= %5$d THEN ''
                           ELSE '; calls of too few nights are known to tell what they are for' END)
                 AS reason,
               %7$s AS evidence,
               list_filter([CASE WHEN cards >= %6$d THEN 'cards:over-100' ELSE 'cards:6-100' END,
                            concat('held:', cards),
                            CASE WHEN len(listed) > 0 THEN 'listed-card' END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               listed AS network
        FROM scored
        WHERE points >= %8$d
        """
        .formatted(
            asOf.sqlDate(),
            points().total(),
            points().told(),
            params.minCards(),
            params.minNights(),
            params.veryManyCards(),
            evidence(),
            params.minPoints());
  }

  private String evidence() {
    return Evidence.of(
        Evidence.number("cards", "cards", "cards", params.minCards()),
        Evidence.text(
            "rank",
            "CASE WHEN cards >= %d THEN 'over 100' ELSE '6 to 100' END"
                .formatted(params.veryManyCards())),
        Evidence.number("cards_together", "batch_cards", "cards", params.batchCards()),
        Evidence.number("young_cards", "young_cards", "cards"),
        Evidence.number("used_cards", "used_cards", "cards"),
        Evidence.number("one_way_cards", "one_way_cards", "cards", params.oneWayCards()),
        Evidence.number(
            "shared_device_cards", "shared_device_cards", "cards", params.sharedDeviceCards()),
        Evidence.number("reported_cards", "reported_cards", "cards"),
        Evidence.number("listed_cards", "len(listed)", "cards"),
        Evidence.number("nights_known", "nights", "nights", params.minNights()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
