package org.cluelake.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.KeyFile;
import org.cluelake.lake.Lake;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;
import org.cluelake.sample.SampleNation;
import org.cluelake.sample.SampleSpec;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;

/** A sample nation of a few hundred cards with dirt, and lakes its nights are run in. */
final class SmallNation {

  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  static final LocalDate SECOND = FIRST.plusDays(1);
  static final LocalDate LAST = FIRST.plusDays(2);
  static final int DAYS = 3;

  private static final SampleSpec SPEC = new SampleSpec(0.02, DAYS, 7, FIRST, 0.01);

  private final Path home;
  private final Path key;
  private final List<Step> steps = NightSteps.of(Repository.conf());

  private SmallNation(Path home) {
    this.home = home;
    this.key = home.resolve("identity.key");
  }

  /** A nation written below a folder. */
  static SmallNation in(Path home) {
    SmallNation nation = new SmallNation(home);
    var unused = SampleNation.write(SPEC, home);
    KeyFile.create(nation.key, new byte[32]);
    return nation;
  }

  /** A nation that was written there before, by this process or another. */
  static SmallNation at(Path home) {
    return new SmallNation(home);
  }

  /** Removes a folder and all below it. */
  static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps of its nights. */
  List<Step> steps() {
    return steps;
  }

  /** Its key file. */
  Path key() {
    return key;
  }

  /** The delivery of all days. */
  Path inbox() {
    return home.resolve("delivery");
  }

  /** The folder of what only an evaluation may read. */
  Path truth() {
    return home.resolve("truth");
  }

  /** A lake's folder. */
  Path lake(String name) {
    return home.resolve(name);
  }

  /** A copy of a folder, such as a lake or the delivery. */
  Path copy(Path from, String name) {
    Path to = home.resolve(name);
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path unused = Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A workshop as a new process would open it. */
  Workshop shop(Path lake) {
    return shop(lake, conf().buckets(), new Fuse());
  }

  /** A workshop that dies, or counts, at what it writes to the lake. */
  Workshop shop(Path lake, Fuse fuse) {
    return shop(lake, conf().buckets(), fuse);
  }

  /** The same, with the buckets of a new lake; an existing one keeps its own. */
  Workshop shop(Path lake, int buckets, Fuse fuse) {
    return shop(lake.toString(), buckets, fuse);
  }

  /** A workshop on a lake of any file system. */
  Workshop shop(String lake, int buckets, Fuse fuse) {
    NightConf conf = conf();
    return new Workshop(
        SparkExtension.spark(),
        new Lake(lake, fuse.guarding(SparkExtension.spark().sparkContext().hadoopConfiguration())),
        Repository.conf(),
        new NightConf(
            buckets,
            conf.kernelMemoryMb(),
            conf.kernelSpillMb(),
            conf.switches(),
            conf.requiredFeeds(),
            conf.pinnedDays(),
            conf.maxListGrowth(),
            conf.listGrowthFloor()),
        key,
        home.resolve("scratch").toString());
  }

  private static NightConf conf() {
    return NightConf.read(Repository.conf());
  }

  /** Runs a night. */
  Night.Outcome run(Workshop shop, LocalDate date, Path inbox, boolean reopen) {
    return run(shop, date, inbox, reopen, line -> {});
  }

  Night.Outcome run(Workshop shop, LocalDate date, Path inbox, boolean reopen, Progress progress) {
    return new Night(shop, steps, progress).run(date, inbox, reopen);
  }

  /** Runs nights from the first one on. */
  Workshop runAll(Path lake, int nights, Path inbox) {
    Workshop shop = shop(lake);
    for (int i = 0; i < nights; i++) {
      var unused = run(shop, FIRST.plusDays(i), inbox, false);
    }
    return shop;
  }

  /** The content hashes of a published night. */
  static Map<String, String> hashes(Workshop shop, LocalDate date) {
    return shop.books().published(date).orElseThrow().contentHashes();
  }

  /** The same without the tables that name delivered files, which an agency may cut as it likes. */
  static Map<String, String> hashesBesideFiles(Workshop shop, LocalDate date) {
    Map<String, String> hashes = new TreeMap<>(hashes(shop, date));
    hashes.keySet().removeAll(List.of(Tables.QUARANTINE.id(), Tables.RECONCILIATION.id()));
    return hashes;
  }

  /** Rows of a query over one table's slice, which it sees as {@code t}. */
  static List<Map<String, Object>> rows(
      Workshop shop, TableContract table, LocalDate date, int gen, String sql, String... columns) {
    return rows(shop, table, shop.lake().files(table, date, gen), sql, columns);
  }

  /** Rows of a query over some files of a table, which it sees as {@code t}. */
  static List<Map<String, Object>> rows(
      Workshop shop, TableContract table, List<SliceFile> files, String sql, String... columns) {
    try (SmallRead read = shop.books().reader()) {
      return read.with("t", table, files).rows(sql, columns);
    }
  }

  /** Every file of every table, as the logs say. */
  static List<String> files(Workshop shop) {
    shop.lake().refresh();
    return Tables.all().stream()
        .flatMap(t -> shop.lake().files(t).stream())
        .map(SliceFile::uri)
        .sorted()
        .toList();
  }

  /** Every file below a folder that is no leftover of Hadoop's local checksums. */
  static List<Path> tree(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .sorted(Comparator.naturalOrder())
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
