package org.cluelake.source;

import java.io.Serializable;
import java.util.List;

/**
 * One bucket of a clean table.
 *
 * @param bucket the bucket
 * @param file Parquet file with exactly the contract's columns, or null where it has no rows
 * @param rows rows in it
 * @param quarantine Parquet file of the ops.quarantine columns with the rows refused here, or null
 * @param shares what became of each delivered file's rows
 */
public record MergedBucket(
    int bucket, String file, long rows, String quarantine, List<FileShare> shares)
    implements Serializable {}
