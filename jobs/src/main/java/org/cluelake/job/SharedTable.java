package org.cluelake.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.Lake;
import org.cluelake.lake.SharedLog;
import org.cluelake.run.TableFile;
import org.cluelake.run.TableVersion;
import org.cluelake.share.TableSource;

/** An export table of a lake as the sharing server sees it. */
public final class SharedTable implements TableSource {

  private final SharedLog log;

  private SharedTable(SharedLog log) {
    this.log = log;
  }

  /** The export tables of a lake. */
  public static List<TableSource> of(Lake lake, Configuration hadoop, List<TableContract> tables) {
    return tables.stream()
        .<TableSource>map(t -> new SharedTable(new SharedLog(lake, t, hadoop)))
        .toList();
  }

  @Override
  public String name() {
    return log.table().name();
  }

  @Override
  public Optional<TableVersion> newest() {
    return log.newest();
  }

  @Override
  public Optional<TableVersion> at(long version) {
    return log.at(version);
  }

  @Override
  public Optional<TableVersion> before(long timestamp) {
    return log.before(timestamp);
  }

  @Override
  public Optional<Long> firstSince(long timestamp) {
    return log.firstSince(timestamp);
  }

  @Override
  public List<TableFile> files(long version, String province) {
    return log.files(version, province);
  }

  @Override
  public Optional<List<TableFile>> added(long first, long last, String province) {
    return log.added(first, last, province);
  }

  @Override
  public InputStream open(TableFile file, long offset) throws IOException {
    return log.open(file.uri(), offset);
  }
}
