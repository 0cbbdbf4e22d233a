/**
 * Delivered files to clean rows: typed, tokenised, in buckets, and every refused row with its
 * reasons.
 *
 * <p>Comes in: landed CSV files whose header was checked, the feed's source contract and the clean
 * table's. Goes out: per file, staged legs by bucket, a quarantine file and counts ({@link
 * org.cluelake.source.FileCleaning}); per bucket, one file with exactly the clean contract's
 * columns ({@link org.cluelake.source.BucketMerge}); per feed and night, proof that no row and no
 * cent was lost ({@link org.cluelake.source.Reconciliation}).
 *
 * <p>Contracts drive everything; no class knows a feed. No Spark and no Delta here: functions over
 * files and an embedded kernel, called inside tasks. Identities leave as tokens, and no message or
 * output holds a delivered value of a refused row.
 */
package org.cluelake.source;
