/**
 * What people look at: the page of a night and the console summary.
 *
 * <p>In comes one {@link org.cluelake.report.NightFacts}, a plain record of counts, hashes and
 * sentences; out go texts. Nothing here reads a table, and nothing here knows a token.
 */
package org.cluelake.report;
