package org.cluelake.source;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.kernel.Kernel;

/** Writes what a cleaned file leaves for the second phase; nothing is written for no rows. */
final class StagingFolder {

  private final Path folder;
  private final Kernel kernel;
  private final FeedLayout layout;

  StagingFolder(Path folder, Kernel kernel, FeedLayout layout) {
    this.folder = folder;
    this.kernel = kernel;
    this.layout = layout;
  }

  /**
   * Writes the legs, one file per bucket, each naming the delivered file in its metadata; the
   * second phase sorts and compresses them.
   */
  List<StagedFile> legs(String sql, String sha256) {
    String target = folder.resolve("legs").toString();
    return kernel
        .rows(
            "COPY ("
                + sql
                + ") TO "
                + Kernel.quoted(target)
                + " (FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1000,"
                + " PARTITION_BY (_bucket), RETURN_STATS,"
                + " KV_METADATA {"
                + MergeQuery.FILE
                + ": "
                + Kernel.quoted(sha256)
                + "})",
            row -> {
              Map<?, ?> keys = (Map<?, ?>) row.getObject("partition_keys");
              return new StagedFile(
                  Integer.parseInt(String.valueOf(keys.get(LegQuery.BUCKET))),
                  row.getString("filename"),
                  row.getLong("count"));
            })
        .stream()
        .sorted(Comparator.comparing(StagedFile::bucket).thenComparing(StagedFile::path))
        .toList();
  }

  /** Writes the ops.quarantine rows of the file; null where no row was refused. */
  String quarantine(String sha256) {
    return written(
        "quarantine.parquet",
        "SELECT %s AS feed, %s AS file_sha256, _line AS line, reasons, detail"
                .formatted(Kernel.quoted(layout.feed.name()), Kernel.quoted(sha256))
            + " FROM (FROM refused UNION ALL FROM judged) ORDER BY line");
  }

  /** Writes each wanted registry token once; null where there is none. */
  String candidates() {
    List<IdentityColumn> wanting =
        layout.identities.values().stream().filter(IdentityColumn::wantsRegistry).toList();
    if (wanting.isEmpty()) {
      return null;
    }
    String wanted =
        wanting.stream()
            .map(
                identity ->
                    "SELECT %s AS kind, %s AS fingerprint, %s AS token FROM kept WHERE %2$s <> 0"
                        .formatted(
                            identity.kindSql(),
                            Kernel.identifier(StagedColumn.fingerprintName(identity.column())),
                            Kernel.identifier(identity.column())))
            .collect(Collectors.joining(" UNION "));
    return written("candidates.parquet", "FROM (" + wanted + ") ORDER BY kind, fingerprint, token");
  }

  private String written(String name, String sql) {
    String file = folder.resolve(name).toString();
    return Parquet.write(kernel, sql, file) == 0 ? null : file;
  }
}
