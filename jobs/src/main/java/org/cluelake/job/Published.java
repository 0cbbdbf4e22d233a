package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.run.Sha256;

/**
 * One row of the publication chain.
 *
 * @param bizDate the night
 * @param gen its generation
 * @param sequence place in the chain, from 1
 * @param previousHash row hash of the publication before, empty for the first
 * @param rowHash hash of the row, which the next row names
 * @param confHash hash of the configuration used
 * @param codeVersion version of the code used
 * @param contractHash hash of the contracts used, or null for nights published before it was kept
 * @param degraded optional feeds that were missing
 * @param contentHashes content hash of every table of the night, by table id
 */
public record Published(
    LocalDate bizDate,
    int gen,
    long sequence,
    String previousHash,
    String rowHash,
    String confHash,
    String codeVersion,
    String contractHash,
    List<String> degraded,
    Map<String, String> contentHashes) {

  /** The row's hash as its contents give it; a tampered row differs from {@link #rowHash}. */
  String computedHash() {
    String contracts = contractHash == null ? "" : "\n" + contractHash;
    return Sha256.hex(
        List.of(
                bizDate.toString(),
                Integer.toString(gen),
                Long.toString(sequence),
                previousHash,
                confHash,
                codeVersion,
                String.join(",", degraded),
                new TreeMap<>(contentHashes)
                    .entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",")))
            .stream()
            .collect(Collectors.joining("\n", "", contracts)));
  }

  /** The same row with its hash filled in. */
  Published sealed() {
    return new Published(
        bizDate,
        gen,
        sequence,
        previousHash,
        computedHash(),
        confHash,
        codeVersion,
        contractHash,
        degraded,
        contentHashes);
  }
}
