/**
 * Signals become clues: one per person, fraud class and campaign, graded, with its end.
 *
 * <p>In: tonight's {@code signal.signal}, last night's published {@code clue.clue}, cases and their
 * campaigns, protected entities, and where the person's numbers were last seen (for dispatch only).
 * Out: {@code clue.clue}. Spark brings a person's facts together in one exchange; what they mean is
 * decided in {@link org.cluelake.clue.PersonNight}, which knows no engine; how likely it is, by
 * {@code conf/fusion.yaml}.
 */
package org.cluelake.clue;
