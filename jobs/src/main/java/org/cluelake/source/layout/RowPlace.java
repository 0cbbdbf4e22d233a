package org.cluelake.source.layout;

/**
 * Where a row stands.
 *
 * @param file the file's name
 * @param line the line it begins on, from 1; of Parquet, its number within the file
 */
record RowPlace(String file, long line) {}
