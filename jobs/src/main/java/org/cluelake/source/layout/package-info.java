/**
 * Bring your own layout: a third party's CSV files become deliveries of ClueLake feeds, as a
 * mapping file in {@code conf/feeds} says.
 *
 * <p>In: a {@link org.cluelake.source.layout.ForeignLayout} and the folder of its files. Out: an
 * inbox with one folder per business date, to be landed like any agency's delivery, and the labels
 * an evaluation compares with. The same files give the same bytes.
 */
package org.cluelake.source.layout;
