/**
 * One class = one feature table: daily partials, carried states and the exchanges between subjects.
 *
 * <p>In: clean tables, earlier features, the last nights of the table itself. Out: feature tables,
 * which detectors read; a detector never reads a feed.
 */
package org.cluelake.feature;
