package org.cluelake.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.run.ContentHash;
import org.cluelake.run.Sha256;
import org.cluelake.run.StagedFile;
import org.cluelake.share.TableSource;

/**
 * A lake of export tables whose files hold any bytes: a server moves files and never reads rows. It
 * is written by the lake's own verb, without Spark.
 */
final class SharedLake {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  static final List<TableContract> TABLES =
      List.of(
          Tables.EXPORT_CLUE,
          Tables.EXPORT_PHONE_CARD,
          Tables.EXPORT_BANK_CARD,
          Tables.EXPORT_LISTED_HOLDER);

  private final Path folder;
  private final Configuration hadoop = new Configuration();
  private final Lake lake;

  SharedLake(Path folder) {
    this.folder = folder;
    lake = new Lake(folder.toString(), hadoop);
  }

  /** Publishes events of a table: the text of each province's file. */
  void publish(TableContract table, LocalDate night, long publication, Map<String, String> texts) {
    Map<String, StagedFile> files = new LinkedHashMap<>();
    texts.forEach((province, text) -> files.put(province, staged(text)));
    if (!lake.export(table, night, 1, publication, files)) {
      throw new IllegalStateException("published before");
    }
  }

  private StagedFile staged(String text) {
    try {
      Path file = folder.resolve("_staging").resolve(Sha256.hex(text) + ".parquet");
      Files.createDirectories(file.getParent());
      Path unused = Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      return new StagedFile(
          file.toUri().toString(), -1, new ContentHash(text.lines().count(), 0, 0), text.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables as a server that was just started sees them. */
  List<TableSource> sources() {
    return SharedTable.of(new Lake(folder.toString(), hadoop), hadoop, TABLES);
  }

  /** Adds an entry to a table's log, as another writer would. */
  void commit(TableContract table, int version, String... actions) throws IOException {
    Path unused =
        Files.writeString(
            log(table).resolve("%020d.json".formatted(version)), String.join("\n", actions) + "\n");
  }

  Path log(TableContract table) {
    return folder.resolve("tables/export/" + table.name() + "/_delta_log");
  }
}
