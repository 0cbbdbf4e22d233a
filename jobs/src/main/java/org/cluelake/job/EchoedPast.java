package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.cluelake.bucket.BucketTask;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;

/**
 * Fills the days before a lake's one published night with echoes of it, so that a measured night
 * has windows as full as a nation's: the same rows, their days and instants moved back.
 *
 * <p>For measuring alone. The days stand in the books as a history, so nights read them like any.
 */
public final class EchoedPast {

  private final Workshop shop;
  private final List<Step> steps;

  /**
   * Echoes in one lake.
   *
   * @param steps every step of a night; what they read in windows is what is made
   */
  public EchoedPast(Workshop shop, List<Step> steps) {
    this.shop = shop;
    this.steps = List.copyOf(steps);
  }

  /**
   * Fills the days.
   *
   * @param night the published night
   * @param days how many before it
   * @param withSources whether the clean rows that {@link DayPartials} come from are echoed too, as
   *     far back as they are read, for a rival that has no partials
   */
  public void fill(LocalDate night, int days, boolean withSources) {
    shop.lake().refresh();
    int gen = shop.books().published(night).orElseThrow().gen();
    LocalDate first = night.minusDays(days);
    LocalDate last = night.minusDays(1);
    Map<TableContract, Integer> wanted = new LinkedHashMap<>();
    steps.stream()
        .flatMap(s -> s.reads().stream())
        .filter(r -> r.slice() == Read.Slice.WINDOW)
        .forEach(r -> wanted.put(r.table(), days));
    if (withSources) {
      DayPartials.sources(steps)
          .forEach((table, back) -> wanted.putIfAbsent(table, Math.min(days, back)));
    }
    wanted.forEach(
        (table, back) -> {
          List<SliceFile> files = shop.lake().files(table, night, gen);
          boolean unused =
              shop.lake().appendDays(table, first, last, echoes(table, files, night, back));
        });
    HistoryBooks.seal(shop, first, last, Map.of());
    shop.clearStaging();
  }

  private Map<LocalDate, List<StagedFile>> echoes(
      TableContract table, List<SliceFile> files, LocalDate night, int days) {
    List<BucketTask> tasks =
        IntStream.rangeClosed(1, days)
            .boxed()
            .flatMap(back -> files.stream().map(f -> task(table, f, night.minusDays(back), back)))
            .toList();
    List<StagedFile> made = shop.runner().each(tasks);
    Map<LocalDate, List<StagedFile>> byDay = new TreeMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      byDay.computeIfAbsent(tasks.get(i).asOf().date(), d -> new ArrayList<>()).add(made.get(i));
    }
    return byDay;
  }

  private BucketTask task(TableContract table, SliceFile file, LocalDate day, int back) {
    ArrayList<SliceFile> only = new ArrayList<>(List.of(file));
    return new BucketTask(
        new Echo(table, back),
        new AsOf(day),
        file.bucket(),
        shop.buckets(),
        new ArrayList<>(List.of(new BucketTask.Input(Read.today(table), only))),
        shop.lake().folder("_staging").toString() + "/" + Workshop.staged(day),
        shop.bounds());
  }

  /** The rows of a table, so many days earlier. */
  private record Echo(TableContract table, int back) implements BucketStep {

    @Override
    public String id() {
      return "echo";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(table));
    }

    @Override
    public TableContract writes() {
      return table;
    }

    @Override
    public String sql(AsOf asOf) {
      return Stream.of(table.structType().fields())
          .map(this::moved)
          .collect(Collectors.joining(", ", "SELECT ", " FROM " + Kernel.identifier(table.name())));
    }

    private String moved(StructField field) {
      String column = Kernel.identifier(field.name());
      DataType type = field.dataType();
      if (type.equals(DataTypes.DateType)) {
        return "(" + column + " - " + back + ")::DATE AS " + column;
      }
      return type.equals(DataTypes.TimestampType)
          ? column + " - INTERVAL " + back + " DAYS AS " + column
          : column;
    }
  }
}
