package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cluelake.bucket.ContentAddress;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.export.EventQuery;
import org.cluelake.export.EventSource;
import org.cluelake.export.HandOverFile;
import org.cluelake.export.PackageManifest;
import org.cluelake.export.SpreadsheetCsv;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * The events of one publication as a folder of files per province, {@code
 * <out>/<date>/<generation>/<province>/}, the manifest last. Every province has a package, also one
 * without rows. The same publication gives the same bytes.
 *
 * <p>A province's files are made from that province's partition alone.
 */
public final class ProvincePackages {

  /**
   * A written package.
   *
   * @param province the province
   * @param folder where it lies
   * @param rows rows of all tables
   */
  public record Written(String province, Path folder, long rows) {}

  /** Where rows without a known province go. */
  public static final String NATION = EventQuery.NATION;

  private final Lake lake;
  private final PublicationChain chain;

  /** Packages of what a chain has published. */
  public ProvincePackages(PublicationChain chain) {
    this.chain = chain;
    this.lake = chain.lake();
  }

  /**
   * Writes the packages of a night.
   *
   * @param generation which generation, or null for the newest published
   * @param synthetic whether the lake holds an invented nation
   */
  public List<Written> write(LocalDate date, Integer generation, Path out, boolean synthetic) {
    Published night =
        chain.chain().stream()
            .filter(p -> p.bizDate().equals(date))
            .filter(p -> generation == null || p.gen() == generation)
            .max(Comparator.comparingInt(Published::gen))
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.INPUT,
                        "%s%s is not published; run nightly --date %s first",
                        date,
                        generation == null ? "" : " generation " + generation,
                        date));
    Map<EventSource, Map<String, List<SliceFile>>> events = new LinkedHashMap<>();
    for (EventSource source : EventSource.ALL) {
      if (lake.exportedUpTo(source.events()) < night.sequence()) {
        throw PipelineException.of(
            ErrorKind.INPUT,
            "%s does not hold %s generation %d yet; run nightly --date %s again, which only exports",
            source.events().id(),
            date,
            night.gen(),
            date);
      }
      Map<String, List<SliceFile>> unused = events.put(source, lake.exports(source.events()));
    }
    TreeSet<String> provinces = provinces(night);
    events.values().forEach(e -> provinces.addAll(e.keySet()));
    List<Written> written = new ArrayList<>();
    for (String province : provinces) {
      Path folder =
          out.resolve(date.toString()).resolve(Integer.toString(night.gen())).resolve(province);
      written.add(written(night, province, events, folder, synthetic));
    }
    return written;
  }

  private Written written(
      Published night,
      String province,
      Map<EventSource, Map<String, List<SliceFile>>> events,
      Path folder,
      boolean synthetic) {
    try {
      Path unused = Files.createDirectories(folder);
      boolean unusedToo = Files.deleteIfExists(folder.resolve(PackageManifest.NAME));
      List<PackageManifest.Entry> entries = new ArrayList<>();
      for (EventSource source : EventSource.ALL) {
        List<SliceFile> files =
            events.get(source).getOrDefault(province, List.of()).stream()
                .filter(f -> f.bizDate().equals(night.bizDate()))
                .toList();
        entries.addAll(files(new HandOverFile(source), province, night, files, folder));
      }
      PackageManifest manifest =
          new PackageManifest(
              PackageManifest.FORMAT,
              province,
              night.bizDate().toString(),
              night.gen(),
              night.sequence(),
              night.rowHash(),
              withdrawn(night),
              synthetic,
              entries);
      Path part = folder.resolve(PackageManifest.NAME + ".part");
      unused = Files.write(part, manifest.json().getBytes(StandardCharsets.UTF_8));
      unused = moved(part, folder.resolve(PackageManifest.NAME));
      return new Written(
          province,
          folder,
          entries.stream()
              .filter(e -> e.name().endsWith(".csv"))
              .mapToLong(PackageManifest.Entry::rows)
              .sum());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the package of %s cannot be written to --out", province);
    }
  }

  private List<PackageManifest.Entry> files(
      HandOverFile file, String province, Published night, List<SliceFile> files, Path folder)
      throws IOException {
    TableContract contract = file.contract();
    try (SmallRead read = chain.reader()) {
      SmallRead open = read.with("events", file.source().events(), files);
      Path parquet = folder.resolve(contract.name() + ".parquet.part");
      open.write(contract, file.sql(province, night.sequence()), parquet);
      String[] columns = contract.columns().toArray(String[]::new);
      List<List<String>> rows =
          open.rows(file.csvSql(province, night.sequence()), columns).stream()
              .map(r -> r.values().stream().map(v -> (String) v).toList())
              .toList();
      Path csv = folder.resolve(contract.name() + ".csv.part");
      SpreadsheetCsv.write(Files.newBufferedWriter(csv), file.csvColumns(), rows);
      return List.of(
          entry(file, moved(parquet, folder.resolve(contract.name() + ".parquet")), rows.size()),
          entry(file, moved(csv, folder.resolve(contract.name() + ".csv")), rows.size()));
    }
  }

  private static Path moved(Path from, Path to) throws IOException {
    return Files.move(
        from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static PackageManifest.Entry entry(HandOverFile file, Path path, long rows)
      throws IOException {
    TableContract table = file.source().events();
    return new PackageManifest.Entry(
        path.getFileName().toString(),
        table.id(),
        table.version(),
        rows,
        Files.size(path),
        ContentAddress.sha256(path));
  }

  private List<Integer> withdrawn(Published night) {
    return chain.chain().stream()
        .filter(p -> p.bizDate().equals(night.bizDate()) && p.sequence() < night.sequence())
        .map(Published::gen)
        .sorted()
        .toList();
  }

  /** The provinces of the region reference as the night knew it, and the nation. */
  private TreeSet<String> provinces(Published night) {
    TreeSet<String> codes = new TreeSet<>(List.of(NATION));
    Map<LocalDate, Integer> gens = chain.generations(night.sequence());
    List<SliceFile> known =
        lake.files(REGION).stream()
            .filter(f -> !f.bizDate().isAfter(night.bizDate()))
            .filter(f -> Integer.valueOf(f.gen()).equals(gens.get(f.bizDate())))
            .toList();
    LocalDate newest =
        known.stream().map(SliceFile::bizDate).max(LocalDate::compareTo).orElse(null);
    try (SmallRead read = chain.reader()) {
      read.with("r", REGION, known.stream().filter(f -> f.bizDate().equals(newest)).toList())
          .rows("SELECT DISTINCT code FROM r WHERE level = 'province'", "code")
          .forEach(r -> codes.add((String) r.get("code")));
    }
    return codes;
  }
}
