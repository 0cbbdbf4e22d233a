package org.cluelake.detector;

import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;

/** Whose phone and bank cards stood on last night's lists. */
final class CardTables {

  /** The inputs. */
  static final List<Read> READS =
      List.of(
          Read.publishedBefore(Tables.PHONE_CARD_LIST),
          Read.publishedBefore(Tables.BANK_CARD_LIST));

  /**
   * The named table {@code listed}, of cards in tier A or B: person, number of {@code cards}, their
   * tokens as {@code network}, and {@code last_at}, the end of the night on which the newest came
   * onto a list. The table {@code suspected} says the same of cards in tier C.
   */
  static final String SQL =
      """
      card AS (
        SELECT holder AS person, number AS card, tier, starts_on FROM phone_card_list_published
        WHERE change <> 'removed' AND holder IS NOT NULL
        UNION
        SELECT holder, account, tier, starts_on FROM bank_card_list_published
        WHERE change <> 'removed' AND holder IS NOT NULL
      ), listed AS (
        SELECT person, count(*) AS cards, list(card ORDER BY card) AS network,
               (max(starts_on) + 1)::TIMESTAMPTZ AS last_at
        FROM card WHERE tier IN ('A', 'B') GROUP BY person
      ), suspected AS (
        SELECT person, count(*) AS cards, list(card ORDER BY card) AS network,
               (max(starts_on) + 1)::TIMESTAMPTZ AS last_at
        FROM card WHERE tier = 'C' GROUP BY person
      )""";

  private CardTables() {}
}
