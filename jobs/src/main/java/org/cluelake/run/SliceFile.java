package org.cluelake.run;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * One Parquet file of a table, with the night it belongs to. Its name is the hash of its bytes.
 *
 * @param uri where it lies
 * @param bizDate its night
 * @param gen its generation
 * @param bucket its bucket, or -1 where the table has none
 * @param rows its rows
 * @param bytes its size
 */
public record SliceFile(String uri, LocalDate bizDate, int gen, int bucket, long rows, long bytes)
    implements Serializable {}
