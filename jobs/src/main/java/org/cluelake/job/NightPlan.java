package org.cluelake.job;

import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.RUN_PIN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.Lake;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketFoldStep;
import org.cluelake.run.BucketStep;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * What a night would run and read, by its lake and configuration as they are now. Nothing is
 * computed or written, and no Spark is started.
 */
public final class NightPlan {

  private final PublicationChain chain;
  private final NightConf conf;
  private final List<Step> steps;
  private final LocalDate date;

  /**
   * The plan of a night.
   *
   * @param conf configuration folder
   */
  public NightPlan(PublicationChain chain, Path conf, LocalDate date) {
    this.chain = chain;
    this.conf = NightConf.read(conf);
    this.steps = NightSteps.of(conf);
    this.date = date;
  }

  /** The steps in their waves, each with its inputs. */
  public List<String> lines() {
    Lake lake = chain.lake();
    Published before = chain.published(date).orElse(null);
    int gen = LandStage.generationAfter(lake, date, before == null ? 0 : before.gen());
    Map<LocalDate, Integer> earlier =
        new TreeMap<>(
            chain.pins(date, gen).orElseGet(() -> chain.readableBefore(date, conf.pinnedDays())));
    Slices slices = new Slices(lake, date, gen, earlier);
    List<Map<TableContract, List<Step>>> waves = Plan.waves(steps);
    List<String> lines = new ArrayList<>();
    if (before != null) {
      lines.add(
          date
              + " is published as generation "
              + before.gen()
              + " and would only be verified; with --reopen:");
    }
    lines.add(
        "%s generation %d: %d steps in %d waves over %d buckets%s"
            .formatted(
                date,
                gen,
                steps.size(),
                waves.size(),
                LakeHome.of(lake, new Configuration())
                    .map(LakeHome::buckets)
                    .orElse(conf.buckets()),
                lake.hasSlice(RUN_PIN, date, gen) || lake.hasSlice(FILE_LEDGER, date, gen)
                    ? ", begun before"
                    : ""));
    lines.add(
        earlier.isEmpty()
            ? "no earlier nights"
            : earlier.size() + " earlier nights, the last of them " + last(earlier));
    for (int i = 0; i < waves.size(); i++) {
      lines.add("wave " + (i + 1));
      waves
          .get(i)
          .forEach((table, makers) -> makers.forEach(s -> add(lines, s, table, gen, slices)));
    }
    return lines;
  }

  private static LocalDate last(Map<LocalDate, Integer> earlier) {
    return earlier.keySet().stream().max(LocalDate::compareTo).orElseThrow();
  }

  private void add(List<String> lines, Step step, TableContract table, int gen, Slices slices) {
    lines.add(
        "  %s  %s -> %s%s"
            .formatted(
                step.id(),
                kind(step),
                table.id(),
                chain.lake().hasSlice(table, date, gen) ? "  (made already)" : ""));
    step.reads().forEach(r -> lines.add("      " + input(r, slices.of(r))));
  }

  private static String kind(Step step) {
    return step instanceof FoldStep ? "fold" : step instanceof GatherStep ? "gather" : "bucket";
  }

  private static String input(Read read, List<SliceFile> files) {
    return String.format(
        Locale.ROOT,
        "%-34s %-38s %-26s %s",
        read.view(),
        read.table().id(),
        slice(read),
        files.isEmpty()
            ? "-"
            : "%d files, %d rows, %d bytes"
                .formatted(
                    files.size(),
                    files.stream().mapToLong(SliceFile::rows).sum(),
                    files.stream().mapToLong(SliceFile::bytes).sum()));
  }

  private static String slice(Read read) {
    return switch (read.slice()) {
      case TODAY -> "tonight";
      case WINDOW -> read.days() + " nights with tonight";
      case BEFORE -> "night before";
      case PUBLISHED_BEFORE -> "published night before";
      case LATEST -> "newest up to tonight";
    };
  }

  /**
   * The texts of a step on the night.
   *
   * @throws PipelineException of kind CONFIG where no step has that name
   */
  public String sql(String id) {
    Step step =
        steps.stream()
            .filter(s -> s.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.CONFIG,
                        "no step is called %s; plan without --sql lists them",
                        id));
    AsOf asOf = new AsOf(date);
    if (step instanceof BucketStep bucket) {
      return (step instanceof BucketFoldStep
              ? "-- one bucket; Java folds each row\n"
              : "-- one bucket\n")
          + bucket.sql(asOf)
          + ";\n";
    }
    GatherStep gathering = (GatherStep) step;
    StringBuilder text = new StringBuilder();
    gathering
        .gatherings(asOf)
        .forEach(
            g ->
                text.append("-- from each bucket, seen afterwards as ")
                    .append(g.view())
                    .append('\n')
                    .append(g.sql())
                    .append(";\n"));
    return text.append(
            step instanceof FoldStep
                ? "-- over what was gathered; Java folds each row\n"
                : "-- over what was gathered\n")
        .append(gathering.sql(asOf))
        .append(";\n")
        .toString();
  }
}
