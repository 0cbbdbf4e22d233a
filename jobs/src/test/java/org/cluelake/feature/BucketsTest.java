package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.bucket.BucketTask;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.job.NightSteps;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many buckets a lake has changes no row: every step of a night over whole tables and over four
 * buckets of them. A step that looks up somebody else's rows in a table laid out by that one's
 * bucket, or that keeps one bucket of whole tables, loses rows here.
 */
class BucketsTest {

  private static final AsOf NIGHT = new AsOf(LocalDate.of(2026, 3, 10));
  private static final KernelBounds BOUNDS = new KernelBounds(512, null);
  private static final int WORLDS = 20;

  /** What these steps look for is rare among accounts and people drawn at random. */
  private static final Map<String, Integer> MORE_WORLDS = Map.of("own-funds-payment", 1000);

  private static final long SEED = 20260311;

  /** What is counted by bucket is added up by its readers. */
  private static final Map<TableContract, String> ADDED_UP =
      Map.of(
          Tables.PEER_COUNT,
          "SELECT * EXCLUDE (part, accounts), sum(accounts) FROM made GROUP BY ALL",
          Tables.REGION_CARD_COUNT,
          "SELECT * EXCLUDE (part, cards), sum(cards) FROM made GROUP BY ALL");

  @TempDir Path folder;

  static List<String> bucketSteps() {
    return ids(BucketStep.class);
  }

  /**
   * Steps that worlds give nothing to do: LayeredTraceTest does the same to the trace, templates
   * are judged by a configured model alone, and counts of regions are published from the floor on.
   */
  private static final Set<String> IDLE =
      Set.of("layered-trace", "message-template", "region-recording");

  static List<String> gatherSteps() {
    return ids(GatherStep.class).stream().filter(id -> !IDLE.contains(id)).toList();
  }

  private static List<String> ids(Class<? extends Step> kind) {
    return NightSteps.of(Repository.conf()).stream()
        .filter(kind::isInstance)
        .map(Step::id)
        .toList();
  }

  private static Step step(String id) {
    return NightSteps.of(Repository.conf()).stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("bucketSteps")
  void oneBucketAndFourGiveTheSameRows(String id) throws IOException {
    BucketStep step = (BucketStep) step(id);

    List<String> whole = rows(step, 1);

    assertThat(whole).as("the worlds give the step something to do").isNotEmpty();
    assertThat(rows(step, 4)).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("gatherSteps")
  void gatheringFromOneBucketAndFromFourGivesTheSameRows(String id) {
    Step step = step(id);

    List<String> whole = gathered(step, 1);

    assertThat(whole).as("the worlds give the step something to do").isNotEmpty();
    assertThat(gathered(step, 4)).isEqualTo(whole);
  }

  /** The worlds are written down by the first call: their literals are slow to parse. */
  private List<String> gathered(Step step, int buckets) {
    try (StepBench bench = StepBench.ofBucket(step, NIGHT.date().toString(), 0, buckets)) {
      for (Read read : step.reads()) {
        Path written = folder.resolve(read.view() + ".parquet");
        if (Files.exists(written)) {
          StepBench unused = bench.givenFile(read.view(), written);
          continue;
        }
        long seed = SEED + (step.id() + read.view()).hashCode();
        bench.givenRows(
            read.view(),
            new Worlds(seed, NIGHT.date()).rows(read, MORE_WORLDS.getOrDefault(step.id(), WORLDS)));
        bench.copy(read.view(), written);
      }
      return bench.facts();
    }
  }

  @Test
  void lookingUpSomebodyElseInABucketedTableIsNoticed() throws IOException {
    BucketStep step = new OthersState();
    assertThat(rows(step, 4)).isNotEqualTo(rows(step, 1));
  }

  /** The wrong thing to do: the state of the number called lies in that number's bucket. */
  private static final class OthersState implements BucketStep {
    private static final long serialVersionUID = 1L;

    @Override
    public String id() {
      return "others-state";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(Tables.CALL_EDGE_DAY), Read.today(Tables.SUBSCRIBER_STATE));
    }

    @Override
    public TableContract writes() {
      return Tables.SUBSCRIBER_STATE;
    }

    @Override
    public String sql(AsOf asOf) {
      return "SELECT * FROM subscriber_state WHERE number IN (SELECT other FROM call_edge_day)";
    }
  }

  private List<String> rows(BucketStep step, int buckets) throws IOException {
    List<BucketTask.Input> inputs = new ArrayList<>();
    for (Read read : step.reads()) {
      inputs.add(new BucketTask.Input(read, files(step, read, buckets)));
    }
    try (Kernel all = Kernel.open(BOUNDS, "what all buckets made")) {
      all.emptyTable("made", step.writes());
      for (BucketTask task :
          new BucketRunner(null, buckets, BOUNDS, "").tasks(step, NIGHT, inputs)) {
        Path made = folder.resolve("made.parquet");
        if (run(task, made)) {
          all.run(
              "INSERT INTO made BY NAME FROM read_parquet("
                  + Kernel.quoted(made.toString())
                  + ", hive_partitioning = false)");
        }
      }
      String rows = ADDED_UP.getOrDefault(step.writes(), "SELECT * FROM made");
      return all.rows("SELECT r::VARCHAR FROM (" + rows + ") r ORDER BY 1").stream()
          .map(r -> (String) r.get(0))
          .toList();
    }
  }

  /** The task as the runner runs it, without the check of the contract's rules. */
  private static boolean run(BucketTask task, Path result) {
    List<Read> sources = task.step().rowsComeFrom();
    if (task.inputs().stream().noneMatch(i -> sources.contains(i.read()) && !i.files().isEmpty())) {
      return false;
    }
    try (Kernel kernel = Kernel.open(BOUNDS, task.bucket(), task.buckets())) {
      for (BucketTask.Input input : task.inputs()) {
        kernel.view(
            input.read().view(),
            input.read().table(),
            input.files(),
            input.files().stream().map(f -> Path.of(f.uri())).toList());
      }
      return kernel.write(task.step().writes(), task.step().sql(NIGHT), result) > 0;
    }
  }

  /** Random worlds and the golden rows of a detector, laid out as a lake of so many buckets. */
  private ArrayList<SliceFile> files(BucketStep step, Read read, int buckets) throws IOException {
    Path table = folder.resolve(step.id() + "-" + buckets).resolve(read.view());
    TableContract contract = read.table();
    long seed = SEED + (step.id() + read.view()).hashCode();
    Files.createDirectories(table.getParent());
    try (StepBench bench = StepBench.of(step, NIGHT.date().toString())) {
      Path golden = Repository.pack(step.id()).resolve(read.view() + ".csv");
      if (Files.exists(golden)) {
        bench.givenCsv(read.view(), golden);
      }
      bench.givenRows(read.view(), new Worlds(seed, NIGHT.date()).rows(read, WORLDS));
      bench.layOut(read.view(), contract.isBucketed() ? buckets : 0, table);
    }
    ArrayList<SliceFile> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(table)) {
      for (Path file : tree.filter(f -> f.toString().endsWith(".parquet")).sorted().toList()) {
        Map<String, String> partition = partition(table.relativize(file));
        files.add(
            new SliceFile(
                file.toString(),
                LocalDate.parse(partition.get(TableContract.BIZ_DATE)),
                1,
                Integer.parseInt(partition.getOrDefault(TableContract.BUCKET, "-1")),
                1,
                Files.size(file)));
      }
    }
    return files;
  }

  private static Map<String, String> partition(Path file) {
    return Stream.iterate(file, p -> p != null, Path::getParent)
        .map(p -> p.getFileName().toString().split("="))
        .filter(p -> p.length == 2)
        .collect(Collectors.toMap(p -> p[0], p -> p[1], (a, b) -> a, TreeMap::new));
  }
}
