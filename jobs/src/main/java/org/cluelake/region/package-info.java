/**
 * Counties compared: counts per county and day, expected events, empirical-Bayes posteriors, ranks
 * with their ranges, and what of it may be published.
 *
 * <p>The victim side (where losses occur) and the source side (where suspects, accounts and cards
 * come from) are never mixed. Nothing here is read by anything about a person, a card or an account
 * (allow-list in the tests), and nothing here recommends more than a review.
 */
package org.cluelake.region;
