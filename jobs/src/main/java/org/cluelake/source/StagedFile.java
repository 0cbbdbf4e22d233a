package org.cluelake.source;

import java.io.Serializable;

/**
 * Legs of one delivered file in one bucket, between the two phases.
 *
 * @param bucket bucket of the subject's token as wanted; 0 in an unbucketed table
 * @param path Parquet file: the clean contract's columns and hidden ones
 * @param rows legs in it
 */
public record StagedFile(int bucket, String path, long rows) implements Serializable {}
