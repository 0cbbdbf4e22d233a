package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Persons who hold many phone cards, and what these cards do: the exchange from numbers to holders.
 * IoT cards and closed ones are left out; enterprises may hold as many as they have staff.
 *
 * <p>A person is told by the leading document, so that cards opened with a passport and with the
 * one that followed it are one person's. Calls and reports from before the holder had a number are
 * somebody else's.
 */
public final class CardHolder implements GatherStep {

  private static final long serialVersionUID = 1L;

  private static final String HELD =
      "holder_kind = 'person' AND card_kind <> 'iot' AND status <> 'closed'";

  /**
   * Limits, from {@code conf/features/card-holder.yaml}.
   *
   * @param days nights of calls looked at, tonight included
   * @param minCards cards from which a holder is kept
   * @param youngDays days with its holder up to which a card is young
   * @param batchDays days within which cards were got together
   * @param minAttempts outgoing attempts in the window from which a card called often
   * @param minDeviceCards cards of a device from which it is one of many cards
   * @param minReporters reporters of a card from which it counts as reported
   */
  public record Params(
      int days,
      int minCards,
      int youngDays,
      int batchDays,
      int minAttempts,
      int minDeviceCards,
      int minReporters)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minCards >= 2, "minCards is %s; want 2 or more", minCards);
      Require.that(youngDays >= 1, "youngDays is %s; want 1 or more", youngDays);
      Require.that(batchDays >= 1, "batchDays is %s; want 1 or more", batchDays);
      Require.that(minAttempts >= 1, "minAttempts is %s; want 1 or more", minAttempts);
      Require.that(minDeviceCards >= 2, "minDeviceCards is %s; want 2 or more", minDeviceCards);
      Require.that(minReporters >= 1, "minReporters is %s; want 1 or more", minReporters);
    }
  }

  private final Params params;

  public CardHolder(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "card-holder";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.PERSON_DOCUMENT_STATE),
        Read.window(Tables.NUMBER_DAY, params.days()),
        Read.today(Tables.DEVICE_CARD),
        Read.today(Tables.COPIED_DEVICE),
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.CARD_HOLDER;
  }

  // Most people hold a card or two, so that a count of each travels, and then the cards of the few.
  // Documents lie in a bucket of their own; of those with cards only, the leading one travels.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "seen",
            """
            SELECT holder, count(*)::INTEGER AS cards FROM subscriber_state
            WHERE %s GROUP BY holder
            """
                .formatted(HELD)),
        new Gathering(
            "leading_document",
            """
            SELECT document, arg_max(person, {'from': valid_from, 'person': person}) AS person
            FROM person_document_state SEMI JOIN seen ON seen.holder = document
            GROUP BY document
            """),
        new Gathering(
            "card",
            """
            WITH used AS (
              SELECT d.number, sum(d.attempts) AS attempts, sum(d.in_calls) AS in_calls,
                     max(d.biz_date) AS used_on
              FROM number_day d
              JOIN subscriber_state s ON s.number = d.number AND d.biz_date >= s.valid_from
              WHERE d.attempts + d.in_calls > 0
              GROUP BY d.number
            ), many AS (
              SELECT coalesce(l.person, h.holder) AS person
              FROM seen h LEFT JOIN leading_document l ON l.document = h.holder
              GROUP BY ALL HAVING sum(h.cards) >= %2$d
            )
            SELECT m.person AS holder, s.number, s.valid_from, s.known_on,
                   greatest(s.valid_from, coalesce(u.used_on, s.valid_from)) AS last_on,
                   u.number IS NOT NULL AS is_used,
                   coalesce(u.attempts >= %1$d AND u.in_calls * 10 <= u.attempts, false)
                     AS is_one_way
            FROM subscriber_state s
            LEFT JOIN leading_document l ON l.document = s.holder
            JOIN many m ON m.person = coalesce(l.person, s.holder)
            LEFT JOIN used u ON u.number = s.number
            WHERE %3$s
            """
                .formatted(params.minAttempts(), params.minCards(), HELD)));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH batch AS (
          SELECT holder, max(cards)::INTEGER AS cards
          FROM (SELECT a.holder, a.number, count(*) AS cards
                FROM card a JOIN card b ON b.holder = a.holder
                  AND date_diff('day', a.valid_from, b.valid_from) BETWEEN 0 AND %3$d
                GROUP BY a.holder, a.number)
          GROUP BY holder
        ), shared AS (
          SELECT DISTINCT number FROM device_card ANTI JOIN copied_device USING (imei)
          WHERE cards >= %4$d
        ), reported AS (
          SELECT entity AS number, last_at FROM reported_entity
          WHERE entity_kind = 'number' AND reporters >= %5$d
        ), listed AS (
          SELECT entity AS number FROM listed_entity
          WHERE entity_kind = 'number' AND status = 'active' AND source = 'case'
        )
        SELECT c.holder, count(*)::INTEGER AS cards,
               count(*) FILTER (c.valid_from >= %1$s - %2$d)::INTEGER AS young_cards,
               max(b.cards)::INTEGER AS batch_cards,
               count(*) FILTER (c.is_used)::INTEGER AS used_cards,
               count(*) FILTER (c.is_one_way)::INTEGER AS one_way_cards,
               count(d.number)::INTEGER AS shared_device_cards,
               count(r.number)::INTEGER AS reported_cards,
               coalesce(list(DISTINCT l.number ORDER BY l.number)
                 FILTER (l.number IS NOT NULL), []::BIGINT[]) AS listed,
               min(c.known_on) AS known_on, max(c.last_on) AS last_on
        FROM card c
        JOIN batch b ON b.holder = c.holder
        LEFT JOIN shared d ON d.number = c.number
        LEFT JOIN reported r ON r.number = c.number AND r.last_at::DATE >= c.valid_from
        LEFT JOIN listed l ON l.number = c.number
        GROUP BY c.holder
        """
        .formatted(
            asOf.sqlDate(),
            params.youngDays(),
            params.batchDays() - 1,
            params.minDeviceCards(),
            params.minReporters());
  }
}
