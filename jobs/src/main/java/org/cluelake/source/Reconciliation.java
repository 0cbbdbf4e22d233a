package org.cluelake.source;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Proof that a feed-day lost nothing: per file, rows and money in equal those accepted plus those
 * quarantined. What came in was counted while reading; what was accepted, over the rows the lake
 * keeps.
 */
public final class Reconciliation {

  private Reconciliation() {}

  /**
   * The ops.reconciliation rows of a feed-day, by file.
   *
   * @param files every cleaned file of it
   * @param buckets every merged bucket of it
   * @throws PipelineException DATA, {@code RECON_MISMATCH}, where rows or money are missing
   */
  public static List<ReconciliationRow> of(
      Collection<CleanedFile> files, Collection<MergedBucket> buckets) {
    return files.stream()
        .sorted(Comparator.comparing(CleanedFile::sha256))
        .map(file -> of(file, shares(file, buckets)))
        .toList();
  }

  private static List<FileShare> shares(CleanedFile file, Collection<MergedBucket> buckets) {
    return buckets.stream()
        .flatMap(bucket -> bucket.shares().stream())
        .filter(share -> share.sha256().equals(file.sha256()))
        .toList();
  }

  private static ReconciliationRow of(CleanedFile file, List<FileShare> shares) {
    long accepted = shares.stream().mapToLong(FileShare::accepted).sum();
    long quarantined = file.quarantined() + shares.stream().mapToLong(FileShare::quarantined).sum();
    if (accepted + quarantined != file.rowsIn()) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "RECON_MISMATCH file %s of %s: %d rows in, but %d accepted and %d quarantined; do not"
              + " publish, run the date again",
          file.sha256().substring(0, 12),
          file.feed(),
          file.rowsIn(),
          accepted,
          quarantined);
    }
    Money money = file.money();
    BigDecimal moneyAccepted =
        shares.stream().map(FileShare::moneyAccepted).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal moneyQuarantined =
        shares.stream()
            .map(FileShare::moneyQuarantined)
            .reduce(money.quarantined(), BigDecimal::add);
    if (moneyAccepted.add(moneyQuarantined).compareTo(money.in()) != 0) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "RECON_MISMATCH file %s of %s: money accepted and quarantined is not the money in; do"
              + " not publish, run the date again",
          file.sha256().substring(0, 12),
          file.feed());
    }
    return new ReconciliationRow(
        file.feed(),
        file.sha256(),
        file.rowsIn(),
        accepted,
        quarantined,
        money.in(),
        moneyAccepted.setScale(2),
        moneyQuarantined.setScale(2),
        money.unreadable());
  }
}
