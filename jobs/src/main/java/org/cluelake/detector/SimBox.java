package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags the cards of a SIM box (GoIP): several cards opened together that call all day from devices
 * of one model in one cell, and that nobody calls or writes to.
 *
 * <p>Why: a SIM box turns calls made over the internet from abroad into calls of local cards
 * (Anti-Telecom and Online Fraud Law, Art. 14). The pattern is told by the group of cards, never by
 * one alone, and earns little by itself: sales teams with new cards and networks' own probes look
 * like it. What a group had in common with known fraud makes a finding strong.
 *
 * <p>Guards: IoT cards (lift alarms, meters), cards an enterprise has held for long (call centres),
 * cards that call the same few numbers over and over (network probes), cards that receive messages
 * (phones). A card whose holder is not known, a young card of an enterprise and a card seen calling
 * on too few days are {@code insufficient_data}.
 */
public final class SimBox extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param group the rule itself
   * @param manyCards a large group
   * @param noCallers nobody called any of the group
   * @param rareModel hardly a card outside of the group is used in the model
   * @param vacant many of the numbers it called are nobody's, as with a list dialled through
   * @param listed another card of the group is known for fraud
   * @param shared people it reached also talked with numbers known for fraud
   * @param reported several people reported a card of the group
   */
  public record Points(
      int group,
      int manyCards,
      int noCallers,
      int rareModel,
      int vacant,
      int listed,
      int shared,
      int reported)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/sim-box.yaml}. Shares are 0 to 1.
   *
   * @param days nights of calls looked at, tonight included
   * @param minDays nights on which a card must have been seen calling from one place
   * @param minAttempts attempts on its busiest day from which a card counts
   * @param minCalleeShare distinct numbers called per attempt from which a card counts
   * @param maxIncomingShare calls received per call up to which a card counts
   * @param maxMessages messages received on these days up to which a card counts
   * @param batchDays cards opened within so many days of each other were opened together
   * @param minCards cards of a group
   * @param manyCards cards of a large one
   * @param maxOthers cards of persons in the model, beyond the group, up to which it is rare
   * @param minVacantShare share of tonight's called numbers that are nobody's that counts
   * @param sharedTalkSeconds talk of a reached person with a listed number that counts
   * @param minReporters reporters of one card that count
   * @param enterpriseDays days from which an enterprise's card is let go
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int minDays,
      int minAttempts,
      double minCalleeShare,
      double maxIncomingShare,
      int maxMessages,
      int batchDays,
      int minCards,
      int manyCards,
      int maxOthers,
      double minVacantShare,
      int sharedTalkSeconds,
      int minReporters,
      int enterpriseDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(
          minDays >= 1 && days >= minDays,
          "minDays and days are %s and %s; want 1 or more, not falling",
          minDays,
          days);
      Require.that(
          minCards >= 2 && manyCards >= minCards,
          "minCards and manyCards are %s and %s; want 2 or more, not falling",
          minCards,
          manyCards);
      Require.that(
          minVacantShare > 0 && minVacantShare <= 1,
          "minVacantShare is %s; want 0 to 1",
          minVacantShare);
      Require.that(minReporters >= 1, "minReporters is %s; want 1 or more", minReporters);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      RackCards.Limits unused =
          new RackCards.Limits(
              minAttempts, minCalleeShare, maxIncomingShare, maxMessages, batchDays, minCards);
    }

    /** The cards that stand like those of a rack. */
    RackCards cards() {
      return new RackCards(
          new RackCards.Limits(
              minAttempts, minCalleeShare, maxIncomingShare, maxMessages, batchDays, minCards),
          enterpriseDays);
    }
  }

  private final Params params;

  public SimBox(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "sim-box";
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
        Read.window(Tables.STATIC_CALLER, params.days()),
        Read.window(Tables.CALL_EDGE_DAY, params.days()),
        Read.today(Tables.RISKY_CONTACT),
        Read.today(Tables.CALLED_TRAITS),
        Read.today(Tables.DEVICE_MODEL),
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.STATIC_CALLER, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("cards side by side", "true", p.group()),
        part("many cards", "cards >= " + params.manyCards(), p.manyCards()),
        part("nobody calls them", "group_in_calls = 0", p.noCallers()),
        part("rare model", "others <= " + params.maxOthers(), p.rareModel()),
        part("vacant numbers", "vacant_share >= " + params.minVacantShare(), p.vacant()),
        part("a listed card", "len(listed) > 0", p.listed()),
        part("shared callees", "shared_callees > 0", p.shared()),
        part("reported", "reporters >= " + params.minReporters(), p.reported()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + new RackTables(params).sql(asOf)
        + """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told,
                 CASE WHEN holder_kind IS NULL THEN 'the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person'
                      THEN 'held by an enterprise for a short time, not known what for'
                      WHEN days < %3$d THEN concat('seen calling from there on ', days,
                        CASE WHEN days = 1 THEN ' night' ELSE ' nights' END, ' alone') END AS unsure
          FROM fact
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN unsure IS NULL THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score,
               coalesce(strongest.scam_class, 'unknown') AS scam_class,
               coalesce(strongest.campaign, 'none') AS campaign, last_at AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat('One of ', cards, ' cards opened together that call from one cell with'
                      ' devices of one model, this one up to ', attempts, ' times a day, and'
                      ' receive no messages',
                      CASE WHEN group_in_calls = 0 THEN '; nobody called any of them'
                           ELSE concat('; all of them were called ', group_in_calls,
                             CASE WHEN group_in_calls = 1 THEN ' time' ELSE ' times' END) END,
                      CASE WHEN others <= %4$d THEN '; hardly another card is used in that model'
                           ELSE '' END,
                      CASE WHEN coalesce(vacant_share, 0) < %8$s THEN ''
                           ELSE concat('; ', floor(100 * vacant_share)::INTEGER,
                             ' percent of the numbers called are nobody''s') END,
                      CASE WHEN len(listed) = 0 THEN ''
                           ELSE concat('; of the other cards ', len(listed), ' known for fraud') END,
                      CASE WHEN shared_callees = 0 THEN ''
                           ELSE concat('; ', shared_callees,
                             ' of the people reached also talked with a number known for fraud') END,
                      CASE WHEN reporters < %5$d THEN ''
                           ELSE concat('; ', reporters, ' people reported one of the cards') END,
                      CASE WHEN unsure IS NULL THEN '' ELSE concat('; ', unsure) END) AS reason,
               %6$s AS evidence,
               list_filter([concat('rack:', model),
                            CASE WHEN len(listed) > 0 THEN 'listed-card' END,
                            CASE WHEN shared_callees > 0 THEN 'shared-callees' END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               network
        FROM scored
        WHERE points >= %7$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.minDays(),
                params.maxOthers(),
                params.minReporters(),
                evidence(),
                params.minPoints(),
                params.minVacantShare());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("cards", "cards", "cards", params.minCards()),
        Evidence.number("attempts_a_day", "attempts", "calls", params.minAttempts()),
        Evidence.number("nights_seen", "days", "nights", params.minDays()),
        Evidence.number("calls_received", "group_in_calls", "calls"),
        Evidence.number("others_in_model", "others", "cards", params.maxOthers()),
        Evidence.number("vacant_share", "vacant_share", "share", params.minVacantShare()),
        Evidence.number("listed_cards", "len(listed)", "cards"),
        Evidence.number("shared_callees", "shared_callees", "persons"),
        Evidence.number("reporters", "reporters", "persons", params.minReporters()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
