package org.cluelake.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.contract.TableContract;
import org.cluelake.fusion.Fused;
import org.cluelake.fusion.Fusion;
import org.cluelake.fusion.SubjectModel;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.WholeDatabase;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * The steps after cleaning, each as one query over whole tables.
 *
 * <p>A step's own text is already SQL of the same engine; what it gathers is then a view. Where
 * DuckDB alone does better with another, and for what is decided outside of a query, the text is
 * {@code rival/<step>.sql} beside this class (the two card lists share one, with what differs in
 * {@code rival/<step>.properties}), written for the shipped configuration: {@code ${date}} is the
 * night, {@code ${cutoff}} its end, {@code ${buckets}} the number of buckets; what findings are
 * worth is filled in as {@code conf/fusion.yaml} has it.
 */
final class RivalSteps {

  /** More than any score. */
  private static final BigDecimal NEVER = new BigDecimal("9.99");

  private final RivalInput input;
  private final WholeDatabase database;
  private final Map<String, List<SliceFile>> made;

  /**
   * Steps of a night.
   *
   * @param made what the night has made so far, by table id; grows
   */
  RivalSteps(RivalInput input, WholeDatabase database, Map<String, List<SliceFile>> made) {
    this.input = input;
    this.database = database;
    this.made = made;
  }

  /** The query of a step; empty where it has none. */
  static Optional<String> sql(Step step, AsOf asOf, int buckets) {
    Optional<String> written = written(step.id());
    return written.isEmpty()
        ? own(step, asOf)
        : written.map(
            text ->
                fused(text, step)
                    .replace("${date}", asOf.sqlDate())
                    .replace("${cutoff}", asOf.sqlCutOff())
                    .replace("${buckets}", String.valueOf(buckets)));
  }

  /** What findings are worth is settings of the night, not of the text. */
  private static String fused(String text, Step step) {
    if (!(step instanceof Fused fused)) {
      return text;
    }
    Fusion fusion = fused.fusion();
    SubjectModel model = fusion.model();
    String weights =
        new TreeMap<>(model.weights())
            .entrySet().stream()
                .map(
                    w ->
                        "('%s', '%s', %s, %s, %s)"
                            .formatted(
                                w.getKey(),
                                model.group(w.getKey()),
                                w.getValue().fired(),
                                w.getValue().score(),
                                model.facts().getOrDefault(w.getKey(), NEVER)))
                .collect(Collectors.joining(", "));
    return text.replace("${weights}", weights)
        .replace("${base}", model.base().toPlainString())
        .replace("${linked}", model.linked().toPlainString())
        .replace("${named}", model.named().toPlainString())
        .replace("${share}", model.share().toPlainString())
        .replace("${withoutFact}", fusion.withoutFact().toPlainString())
        .replace("${high}", fusion.bands().high().toPlainString())
        .replace("${medium}", fusion.bands().medium().toPlainString())
        .replace("${fusion}", String.valueOf(fusion.version()));
  }

  /** The step's own query; what is folded in Java has rows that no query gives. */
  private static Optional<String> own(Step step, AsOf asOf) {
    if (step instanceof BucketStep bucketStep) {
      return Optional.of(bucketStep.sql(asOf));
    }
    return step instanceof GatherStep gathering && !(step instanceof FoldStep)
        ? Optional.of(gathering.sql(asOf))
        : Optional.empty();
  }

  /** The text written for a step, or the one it shares, filled in with what differs. */
  private static Optional<String> written(String id) {
    Optional<String> shared = resource(id + ".properties");
    if (shared.isEmpty()) {
      return resource(id + ".sql");
    }
    Properties differs = new Properties();
    try {
      differs.load(new StringReader(shared.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = resource(differs.getProperty("text") + ".sql").orElseThrow();
    for (String name : differs.stringPropertyNames()) {
      text = text.replace("${" + name + "}", differs.getProperty(name));
    }
    return Optional.of(text);
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = RivalSteps.class.getResourceAsStream("rival/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a step; answers its file, or null where it has no rows. */
  SliceFile run(Step step, Path target) {
    boolean canHaveRows = step.rowsComeFrom().stream().anyMatch(r -> !files(r).isEmpty());
    if (!canHaveRows) {
      return null;
    }
    String sql = sql(step);
    try (Kernel kernel = opened(step)) {
      long rows = RivalFile.write(kernel, step.writes(), sql, target);
      return rows == 0 ? null : file(step.writes(), target, rows);
    }
  }

  /** How the database means to run a step, as it says itself. */
  String plan(Step step) {
    try (Kernel kernel = opened(step)) {
      return RivalFile.plan(kernel, Kernel.cast(step.writes(), sql(step)));
    }
  }

  private String sql(Step step) {
    return sql(step, new AsOf(input.date()), input.buckets()).orElseThrow();
  }

  private Kernel opened(Step step) {
    Kernel kernel = database.kernel("rival's " + step.id());
    kernel.run("CREATE MACRO bucket_of(t) AS 0; CREATE MACRO this_bucket() AS 0");
    for (Read read : step.reads()) {
      List<SliceFile> files = files(read);
      kernel.view(read.view(), read.table(), files, files.stream().map(RivalSteps::path).toList());
    }
    if (step instanceof GatherStep gathering && written(step.id()).isEmpty()) {
      gathering
          .gatherings(new AsOf(input.date()))
          .forEach(
              g -> kernel.run("CREATE VIEW " + Kernel.identifier(g.view()) + " AS " + g.sql()));
    }
    return kernel;
  }

  /** A file of tonight. */
  SliceFile file(TableContract table, Path path, long rows) {
    return new SliceFile(
        new org.apache.hadoop.fs.Path(path.toUri()).toString(),
        input.date(),
        1,
        table.isBucketed() ? 0 : -1,
        rows,
        0);
  }

  private List<SliceFile> files(Read read) {
    List<SliceFile> earlier = input.earlier().getOrDefault(read, List.of());
    List<SliceFile> tonight = made.getOrDefault(read.table().id(), List.of());
    return switch (read.slice()) {
      case TODAY -> tonight;
      case WINDOW -> {
        List<SliceFile> all = new ArrayList<>(earlier);
        all.addAll(tonight);
        yield all;
      }
      case BEFORE, PUBLISHED_BEFORE -> earlier;
      case LATEST -> tonight.isEmpty() ? earlier : tonight;
    };
  }

  /** One file as a relation. */
  static String scan(SliceFile file) {
    return "read_parquet(" + Kernel.quoted(path(file).toString()) + ", hive_partitioning = false)";
  }

  /** Where a file lies. */
  static Path path(SliceFile file) {
    return Path.of(RemoteFiles.path(file.uri()));
  }
}
