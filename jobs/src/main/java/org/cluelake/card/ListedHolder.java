package org.cluelake.card;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Persons in whose names listed phone cards and accounts run: all cards of one person at one sight.
 *
 * <p>It sums up tonight's two lists and counts what else the person holds; place, kin and
 * registration have no part in it. A person is told by the leading document, so that a renewed
 * passport is the same person. A number that has gone on to somebody else brings nothing to its new
 * holder; where a live case names it for a day before, it is counted for the one who held it then.
 * Nothing that finds or lists anybody reads these rows, or a person's cards would make each other
 * worse. Enterprises are left out: they hold as many cards as they have staff.
 */
public final class ListedHolder implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/listed-holder.yaml}.
   *
   * @param maxCards phone cards one person may hold
   * @param youngDays days with its holder up to which a card was got lately
   * @param othersUse detectors that say somebody else uses the card or account
   * @param action what is asked
   * @param legalBasis articles that allow it
   * @param objection how the person may object
   */
  public record Params(
      int maxCards,
      int youngDays,
      List<String> othersUse,
      String action,
      String legalBasis,
      String objection)
      implements Serializable {
    public Params {
      othersUse = List.copyOf(othersUse);
      Require.that(maxCards >= 1, "maxCards is %s; want 1 or more", maxCards);
      Require.that(youngDays >= 1, "youngDays is %s; want 1 or more", youngDays);
      othersUse.forEach(d -> Require.that(d.matches("[a-z-]+"), "othersUse holds %s; want ids", d));
      Require.that(!action.isBlank(), "action is empty; say what is asked");
      Require.that(!legalBasis.isBlank(), "legalBasis is empty; name the article");
      Require.that(!objection.isBlank(), "objection is empty; say how to object");
    }
  }

  private final Params params;

  public ListedHolder(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "listed-holder";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.PHONE_CARD_LIST),
        Read.today(Tables.BANK_CARD_LIST),
        Read.publishedBefore(Tables.LISTED_HOLDER),
        Read.today(Tables.PERSON_DOCUMENT_STATE),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.NUMBER_EPOCH),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.CASE_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(
        Read.today(Tables.PHONE_CARD_LIST),
        Read.today(Tables.BANK_CARD_LIST),
        Read.publishedBefore(Tables.LISTED_HOLDER));
  }

  @Override
  public TableContract writes() {
    return Tables.LISTED_HOLDER;
  }

  // Documents lie in their own bucket, numbers in theirs: first whose the holders' documents are,
  // then all documents of these persons, then what runs under them.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "led",
            """
            SELECT document, arg_max(person, {'from': valid_from, 'person': person}) AS person
            FROM person_document_state
            WHERE document IN (SELECT holder FROM phone_card_list
                               UNION SELECT holder FROM bank_card_list)
            GROUP BY document
            """),
        new Gathering(
            "owned",
            """
            SELECT document, arg_max(person, {'from': valid_from, 'person': person}) AS person
            FROM person_document_state
            WHERE person IN (SELECT person FROM led
                             UNION SELECT holder FROM phone_card_list
                             UNION SELECT holder FROM bank_card_list)
            GROUP BY document
            """),
        new Gathering(
            "phone",
            """
            SELECT number, holder, status <> 'closed' AS is_open, card_kind = 'iot' AS is_iot,
                   valid_from
            FROM subscriber_state
            WHERE holder_kind = 'person' AND holder IN (%s)
            """
                .formatted(documents())),
        new Gathering(
            "money",
            """
            SELECT account, holder, status <> 'closed' AS is_open FROM account_state
            WHERE kind NOT IN ('merchant', 'corporate') AND holder IN (%s)
            """
                .formatted(documents())),
        new Gathering(
            "past",
            """
            SELECT DISTINCT e.holder, e.number
            FROM number_epoch e
            JOIN case_entity c ON c.entity_kind = 'number' AND c.entity = e.number
            JOIN case_state s ON s.case_id = c.case_id AND s.status <> 'withdrawn'
            WHERE e.holder_kind = 'person' AND s.accepted_at < %s AND e.valid_to < %s
              AND coalesce(c.first_used_at, s.accepted_at)::DATE BETWEEN e.valid_from AND e.valid_to
              AND e.holder IN (%s)
            """
                .formatted(asOf.sqlCutOff(), asOf.sqlDate(), documents())));
  }

  private static String documents() {
    return "SELECT document FROM owned UNION SELECT person FROM led"
        + " UNION SELECT holder FROM phone_card_list WHERE holder IS NOT NULL"
        + " UNION SELECT holder FROM bank_card_list WHERE holder IS NOT NULL";
  }

  @Override
  public String sql(AsOf asOf) {
    return "WITH " + held(asOf) + ", " + listed() + told(asOf);
  }

  /** What persons hold, by person. */
  private String held(AsOf asOf) {
    return """
        owner AS (
          SELECT document, person FROM owned
          UNION ALL SELECT document, person FROM led ANTI JOIN owned USING (document)
        ), of_phone AS (
          SELECT coalesce(o.person, p.holder) AS person, count(*) FILTER (is_open AND NOT is_iot) AS cards,
                 count(*) FILTER (is_open AND is_iot) AS iot,
                 count(*) FILTER (is_open AND NOT is_iot AND valid_from >= %1$s - %2$d) AS young,
                 list(DISTINCT p.holder ORDER BY p.holder) AS documents
          FROM phone p LEFT JOIN owner o ON o.document = p.holder
          GROUP BY ALL
        ), of_money AS (
          SELECT coalesce(o.person, m.holder) AS person, count(*) FILTER (is_open) AS accounts,
                 list(DISTINCT m.holder ORDER BY m.holder) AS documents
          FROM money m LEFT JOIN owner o ON o.document = m.holder
          GROUP BY ALL
        ), of_past AS (
          SELECT coalesce(o.person, p.holder) AS person, count(DISTINCT p.number) AS cards
          FROM past p LEFT JOIN owner o ON o.document = p.holder
          GROUP BY ALL
        )"""
        .formatted(asOf.sqlDate(), params.youngDays());
  }

  /** Tonight's rows of both lists about natural persons, by person, and who stood here before. */
  private String listed() {
    String ids = "'" + String.join("', '", new TreeSet<>(params.othersUse())) + "'";
    return """
        entry AS (
          SELECT false AS is_account, number AS card, holder, tier, score, change, starts_on,
                 ends_on, findings, entry_id, lifted_by
          FROM phone_card_list
          UNION ALL
          SELECT true, account, holder, tier, score, change, starts_on, ends_on, findings,
                 entry_id, lifted_by
          FROM bank_card_list
        ), told AS (
          SELECT coalesce(o.person, e.holder) AS person, e.*,
                 len(list_filter(findings, lambda f: f.detector IN (%s))) > 0 AS is_others
          FROM entry e LEFT JOIN owner o ON o.document = e.holder
          WHERE e.holder IS NOT NULL
        ), standing AS (
          SELECT person, min(tier) AS tier, max(score) AS score,
                 count(*) FILTER (NOT is_account) AS listed_cards,
                 count(*) FILTER (is_account) AS listed_accounts,
                 count(*) FILTER (tier = 'A') AS tier_a, count(*) FILTER (tier = 'B') AS tier_b,
                 count(*) FILTER (tier = 'C') AS tier_c,
                 count(*) FILTER (is_others) AS others_use,
                 max(starts_on) AS newest_on, max(ends_on) AS ends_on,
                 list(entry_id ORDER BY entry_id) FILTER (entry_id IS NOT NULL) AS entries
          FROM told
          WHERE change <> 'removed'
            AND (person IN (SELECT person FROM of_phone) OR person IN (SELECT person FROM of_money))
          GROUP BY person
        ), lifted AS (
          SELECT person, max(lifted_by) AS lifted_by FROM told
          WHERE change = 'removed' GROUP BY person
        ), before AS (
          SELECT * FROM listed_holder_published WHERE change <> 'removed'
        )
        """
        .formatted(ids);
  }

  private String told(AsOf asOf) {
    return """
        SELECT s.person,
               list_sort(list_distinct(list_concat(coalesce(p.documents, []::BIGINT[]),
                                                   coalesce(m.documents, []::BIGINT[]))))
                 AS documents,
               s.tier, s.score,
               CASE WHEN b.person IS NULL THEN 'added'
                    WHEN s.tier < b.tier THEN 'raised'
                    WHEN s.tier > b.tier THEN 'lowered'
                    WHEN s.ends_on > b.ends_on THEN 'renewed' ELSE 'kept' END AS change,
               coalesce(p.cards, 0)::INTEGER AS phone_cards, coalesce(p.iot, 0)::INTEGER AS iot_cards,
               coalesce(m.accounts, 0)::INTEGER AS accounts,
               coalesce(p.young, 0)::INTEGER AS young_cards,
               s.listed_cards::INTEGER AS listed_cards,
               s.listed_accounts::INTEGER AS listed_accounts, s.tier_a::INTEGER AS tier_a,
               s.tier_b::INTEGER AS tier_b, s.tier_c::INTEGER AS tier_c,
               s.others_use::INTEGER AS others_use, coalesce(t.cards, 0)::INTEGER AS past_cards,
               coalesce(p.cards, 0) > %2$d AS is_over_limit, s.newest_on,
               [concat('Holds ', %4$s, ', ', %5$s,
                       CASE WHEN coalesce(p.iot, 0) = 0 THEN '' ELSE concat(', ', %6$s) END,
                       '; ', s.listed_cards + s.listed_accounts, ' listed, ',
                       concat_ws(', ', CASE WHEN s.tier_a > 0 THEN concat(s.tier_a, ' in tier A') END,
                                 CASE WHEN s.tier_b > 0 THEN concat(s.tier_b, ' in tier B') END,
                                 CASE WHEN s.tier_c > 0 THEN concat(s.tier_c, ' in tier C') END),
                       ', the newest since ', s.newest_on,
                       CASE WHEN coalesce(p.young, 0) = 0 THEN ''
                            ELSE concat('; ', p.young, ' of the phone cards got within %3$d days') END,
                       CASE WHEN coalesce(p.cards, 0) <= %2$d THEN ''
                            ELSE '; more phone cards than the limit of %2$d for one person' END,
                       CASE WHEN s.others_use = 0 THEN ''
                            ELSE concat('; ', s.others_use, ' listed for use by somebody else') END,
                       CASE WHEN coalesce(t.cards, 0) = 0 THEN ''
                            ELSE concat('; a case names ', t.cards, CASE WHEN t.cards = 1
                              THEN ' number' ELSE ' numbers' END, ' for the time the person held ',
                              CASE WHEN t.cards = 1 THEN 'it' ELSE 'them' END) END,
                       '. Cards can be sold, lent or opened with a stolen identity, so that the'
                       ' holder may be a victim: ask before anything is limited.')] AS reasons,
               coalesce(s.entries, []::VARCHAR[]) AS entries, %7$s AS legal_basis, %8$s AS action,
               %9$s AS objection, coalesce(b.starts_on, %1$s) AS starts_on, s.ends_on,
               NULL::VARCHAR AS lifted_by
        FROM standing s
        LEFT JOIN before b ON b.person = s.person
        LEFT JOIN of_phone p ON p.person = s.person
        LEFT JOIN of_money m ON m.person = s.person
        LEFT JOIN of_past t ON t.person = s.person
        UNION ALL BY NAME
        SELECT b.* EXCLUDE (biz_date)
               REPLACE ('removed' AS change, l.lifted_by AS lifted_by,
                        ['No listed card or account is left in this person''s name.'] AS reasons)
        FROM before b
        LEFT JOIN lifted l ON l.person = b.person
        WHERE b.person NOT IN (SELECT person FROM standing)
        """
        .formatted(
            asOf.sqlDate(),
            params.maxCards(),
            params.youngDays(),
            counted("coalesce(p.cards, 0)", "phone card"),
            counted("coalesce(m.accounts, 0)", "account"),
            counted("p.iot", "IoT card"),
            text(params.legalBasis()),
            text(params.action()),
            text(params.objection()));
  }

  private static String counted(String count, String what) {
    return "%1$s, CASE WHEN %1$s = 1 THEN ' %2$s' ELSE ' %2$ss' END".formatted(count, what);
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
