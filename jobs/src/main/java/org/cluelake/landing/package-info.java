/**
 * Delivered bytes become checked files: each file of a day is streamed once, hashed, decompressed,
 * decoded, counted and kept under its hash, or refused with a reason.
 *
 * <p>In: one day folder of the inbox with its manifests, and the contracts of the feeds. Out:
 * {@link org.cluelake.landing.LandedDelivery}, one record per file seen, and the decoded copies.
 * Rows are counted here, never interpreted; that is the cleaner's part. No Spark.
 */
package org.cluelake.landing;
