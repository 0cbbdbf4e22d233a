package org.cluelake.source;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What became of one delivered file in the first phase.
 *
 * @param feed its feed
 * @param sha256 hash of the file as delivered
 * @param rowsIn data rows found in it
 * @param accepted rows no rule of the file alone refused; duplicates across files come off later
 * @param quarantined rows refused
 * @param reasons how many rows broke each rule, by {@code CODE:column}; a row may break several
 * @param money check sums
 * @param staged legs by bucket; buckets without legs have no file
 * @param quarantine Parquet file of the ops.quarantine columns, or null where no row was refused
 * @param candidates Parquet file of the ops.token_registry columns with each wanted registry token
 *     once, or null where there is none
 */
public record CleanedFile(
    String feed,
    String sha256,
    long rowsIn,
    long accepted,
    long quarantined,
    Map<String, Long> reasons,
    Money money,
    List<StagedFile> staged,
    String quarantine,
    String candidates)
    implements Serializable {}
