/**
 * The sample nation: an invented country of people, cards, accounts and gangs, as its agencies
 * would deliver it.
 *
 * <p>In: a {@link org.cluelake.sample.SampleSpec} and the knobs of {@code nation.yaml}. Out: {@code
 * delivery/<date>/} in the delivery layout, which the pipeline lands like any other, and {@code
 * truth/}, which only evaluation reads. The same spec gives the same bytes. Identities come from
 * ranges nobody has been assigned.
 */
package org.cluelake.sample;
