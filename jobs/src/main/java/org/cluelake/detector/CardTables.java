package org.cluelake.detector;

import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;

/** Whose phone and bank cards stood on last night's lists in tier A or B. */
final class CardTables {

  /** The inputs. */
  static final List<Read> READS =
      List.of(
          Read.publishedBefore(Tables.PHONE_CARD_LIST),
          Read.publishedBefore(Tables.BANK_CARD_LIST));

  /**
   * The named table {@code listed}: person, number of {@code cards}, their tokens as {@code
   * network}, and {@code last_at}, the end of the night on which the newest came onto a list.
   */
  static final String SQL =
      """
      card AS (
        SELECT holder AS person, number AS card, starts_on FROM phone_card_list_published
        WHERE tier IN ('A', 'B') AND change <> 'removed' AND holder IS NOT NULL
        UNION
        SELECT holder, account, starts_on FROM bank_card_list_published
        WHERE tier IN ('A', 'B') AND change <> 'removed' AND holder IS NOT NULL
      ), listed AS (
        SELECT person, count(*) AS cards, list(card ORDER BY card) AS network,
               (max(starts_on) + 1)::TIMESTAMPTZ AS last_at
        FROM card GROUP BY person
      )""";

  private CardTables() {}
}
