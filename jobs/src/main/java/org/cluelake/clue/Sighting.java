package org.cluelake.clue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One of tonight's signals about a person.
 *
 * @param key what it says the person is exposed to
 * @param finding what is remembered of it
 * @param happenedAt its newest event
 * @param money money at risk in yuan, 0 where it is not about money
 * @param isMoneyMoving whether a payment was attempted or settled in the last 24 hours
 * @param evidence digests of its evidence keys
 * @param network listed entities behind it
 */
record Sighting(
    ClueKey key,
    Finding finding,
    Instant happenedAt,
    BigDecimal money,
    boolean isMoneyMoving,
    List<String> evidence,
    List<Long> network) {}
