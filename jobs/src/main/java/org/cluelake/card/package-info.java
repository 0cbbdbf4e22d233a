/**
 * Numbers and accounts whose use speaks of fraud become card lists by tier, each row with its
 * reasons, legal basis, start and end: a clue for review, never a finding.
 *
 * <p>In: tonight's {@code signal.signal}, listed entities and the cases that name them, holders,
 * protected entities, and last night's published list. Out: {@code serving.phone_card_list} and
 * {@code serving.bank_card_list}. Spark brings a card's facts together in one exchange; what they
 * mean is decided in {@link org.cluelake.card.CardNight}, which knows no engine.
 */
package org.cluelake.card;
