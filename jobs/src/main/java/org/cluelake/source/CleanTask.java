package org.cluelake.source;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.KernelBounds;

/**
 * One landed file to be cleaned.
 *
 * @param feed its source contract
 * @param clean the contract of the table its rows go to
 * @param bizDate the business date it was delivered for
 * @param csv path of the landed text: UTF-8, header checked
 * @param sha256 hash of the file as delivered, lower-case hex
 * @param staging folder of this night's staged files; the task writes below {@code
 *     <staging>/<sha256>} only, and replaces what an earlier attempt left there
 * @param buckets buckets of the lake, a power of two
 * @param switches names of {@code onlyWhere} that are switched on
 * @param keyFile path of the key file, read by the task itself
 * @param bounds what its kernel may use
 */
public record CleanTask(
    TableContract feed,
    TableContract clean,
    LocalDate bizDate,
    String csv,
    String sha256,
    String staging,
    int buckets,
    List<String> switches,
    String keyFile,
    KernelBounds bounds)
    implements Serializable {

  public CleanTask {
    switches = List.copyOf(switches);
    if (Integer.bitCount(buckets) != 1) {
      throw new IllegalArgumentException("buckets is " + buckets + ", want a power of two");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("sha256 is not 64 lower-case hex digits");
    }
  }
}
