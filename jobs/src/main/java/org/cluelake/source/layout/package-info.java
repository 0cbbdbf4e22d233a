/**
 * Bring your own layout: a third party's files (CSV, JSON Lines, Parquet; gzip, zstd) become
 * deliveries of ClueLake feeds, as a mapping file in {@code conf/feeds/} says. The mapping language
 * is a closed list of constructs, described whole in {@code jobs/docs/bring-your-own-layout.md}.
 *
 * <p>In: a {@link org.cluelake.source.layout.ForeignLayout} and the folder of its files. Out: an
 * inbox with one folder per business date, to be landed like any agency's delivery, a list of the
 * rows refused, and the labels an evaluation compares with. The same files give the same bytes.
 */
package org.cluelake.source.layout;
