package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.KeyFile;
import org.cluelake.job.doctor.Doctor;
import org.cluelake.job.doctor.Finding;
import org.cluelake.job.doctor.Patient;
import org.cluelake.job.doctor.Surroundings;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The runbooks, run: each by what an operator would do (jobs/docs/runbooks.md). */
@ExtendWith(SparkExtension.class)
class OperationsTest {

  private static final LocalDate FIRST = SmallNation.FIRST;
  private static final LocalDate SECOND = SmallNation.SECOND;

  @TempDir private static Path home;

  private static final StringWriter log = new StringWriter();
  private static SmallNation nation;
  private static Path usual;

  @BeforeAll
  static void twoNightsWithTheirLog() {
    nation = SmallNation.in(home);
    usual = nation.lake("usual");
    Workshop shop = nation.shop(usual);
    try (LogWatch unused = new LogWatch()) {
      for (LocalDate date : List.of(FIRST, SECOND)) {
        try (RunLog run = RunLog.begin(shop, "run-" + date, "nightly", date)) {
          Night.Outcome unusedOutcome =
              nation.run(shop, date, nation.inbox(), false, new Logged(run));
        }
      }
    }
  }

  @Test
  void everyLineOfANightsLogNamesItsRunAndNobody() throws IOException {
    Set<String> tokens = new HashSet<>();
    try (SmallRead read = nation.shop(usual).books().reader()) {
      for (TableContract table : List.of(Tables.CLUE, Tables.SIGNAL, Tables.PHONE_CARD_LIST)) {
        String token =
            table.equals(Tables.CLUE)
                ? "person"
                : table.equals(Tables.SIGNAL) ? "subject" : "number";
        read.with(table.name(), table, nation.shop(usual).lake().files(table))
            .rows("SELECT DISTINCT " + token + " FROM " + table.name(), "t")
            .forEach(r -> tokens.add(String.valueOf(r.get("t"))));
      }
    }
    assertThat(tokens).hasSizeGreaterThan(10);
    List<String> lines = log.toString().lines().toList();
    Set<String> steps = new HashSet<>();
    ObjectMapper json = new ObjectMapper();
    int ofTasks = 0;
    for (String text : lines) {
      JsonNode line = json.readTree(text);
      assertThat(text).doesNotContainPattern("(?<![0-9a-f.])[0-9]{11,}(?![0-9a-f])");
      tokens.stream().filter(t -> t.length() > 6).forEach(t -> assertThat(text).doesNotContain(t));
      if (line.get("logger").textValue().equals(RunLog.class.getName())) {
        assertThat(line.get("run_id").textValue()).startsWith("run-2026-03-0");
        assertThat(line.get("job").textValue()).isEqualTo("nightly");
        assertThat(line.get("biz_date").textValue()).startsWith("2026-03-0");
        steps.add(String.valueOf(line.get("step").textValue()));
      } else if (line.get("thread").textValue().startsWith("Executor task")
          && !line.path("run_id").isMissingNode()
          && !line.path("run_id").isNull()) {
        ofTasks++;
      }
    }
    assertThat(steps).contains("land", "publish", "clues", "export");
    assertThat(ofTasks).as("lines of tasks that name the run").isPositive();
  }

  @Test
  void lineageNamesTheSlicesANightReadAndWhoReadThem() {
    Lineage lineage = new Lineage(nation.shop(usual).books().publications(), Repository.conf());
    Published first = lineage.published(FIRST);
    Published second = lineage.published(SECOND);
    assertThat(lineage.isOther(second)).isFalse();
    List<Lineage.Edge> clean = lineage.upstream(Tables.TELECOM_CALL, second);
    assertThat(clean).hasSize(1);
    assertThat(clean.get(0).step()).isEqualTo("clean");
    assertThat(clean.get(0).inputs())
        .isNotEmpty()
        .allMatch(s -> s.table().equals("delivered.telecom_call"))
        .allMatch(s -> s.contentHash().matches("[0-9a-f]{64}"));
    List<Lineage.Edge> clues = lineage.upstream(Tables.CLUE, second);
    assertThat(clues).hasSize(1);
    assertThat(clues.get(0).output().contentHash())
        .isEqualTo(second.contentHashes().get("clue.clue"));
    assertThat(clues.get(0).inputs())
        .anyMatch(
            s ->
                s.table().equals("signal.signal")
                    && s.bizDate().equals(SECOND.toString())
                    && s.contentHash().equals(second.contentHashes().get("signal.signal")))
        .anyMatch(s -> s.table().equals("clue.clue") && s.bizDate().equals(FIRST.toString()));
    assertThat(lineage.downstream(Tables.CLUE, first))
        .anyMatch(e -> e.step().equals("clues") && e.output().bizDate().equals(SECOND.toString()))
        .anyMatch(e -> e.output().table().equals("export.export_clue"));
    assertThat(lineage.upstream(Tables.EXPORT_CLUE, second)).hasSize(1);
  }

  @Test
  void aBadNightIsRolledBackByPublishingTheGoodGenerationAgain() throws IOException {
    Path lake = nation.copy(usual, "bad");
    Path inbox = nation.copy(nation.inbox(), "bad-delivery");
    DeliveredFeed calls = new DeliveredFeed(inbox, SECOND, "telecom_call");
    calls.deliver(List.of(calls.lines().subList(0, calls.lines().size() / 2)));
    Workshop shop = nation.shop(lake);
    Published good = shop.books().published(SECOND).orElseThrow();
    Published bad = nation.run(shop, SECOND, inbox, true).published();
    assertThat(bad.contentHashes()).isNotEqualTo(good.contentHashes());

    Published again = new Rollback(shop, line -> {}).to(SECOND, 1);

    assertThat(again.gen()).isEqualTo(3);
    assertThat(again.contentHashes()).isEqualTo(good.contentHashes());
    assertThat(again.confHash()).isEqualTo(good.confHash());
    Workshop reader = nation.shop(lake);
    assertThat(reader.books().verifiedChain()).hasSize(4).last().isEqualTo(again);
    assertThat(reader.books().published(SECOND)).contains(again);
    PublishedContent.verify(reader.books().publications(), again);
    assertThat(standing(reader)).isEqualTo(standing(nation.shop(usual)));
    try (Facts facts = new Facts(reader, again)) {
      assertThat(facts.gather(true).steps()).allMatch(s -> s.step().startsWith("rollback-to-g1-"));
    }
    // A second time changes nothing, and the night after it is the one that was to be.
    assertThat(new Rollback(nation.shop(lake), line -> {}).to(SECOND, 1)).isEqualTo(again);
    Published next = nation.run(nation.shop(lake), SmallNation.LAST, inbox, false).published();
    Path other = nation.copy(usual, "never-bad");
    Published never = nation.run(nation.shop(other), SmallNation.LAST, inbox, false).published();
    assertThat(next.contentHashes()).isEqualTo(never.contentHashes());
    assertThatThrownBy(() -> new Rollback(shop, line -> {}).to(SECOND, 9))
        .hasMessageContaining("never published");
  }

  /** What provinces hold of the clues: the last event about each. */
  private static List<String> standing(Workshop shop) {
    List<SliceFile> files = new ArrayList<>();
    shop.lake().exports(Tables.EXPORT_CLUE).values().forEach(files::addAll);
    try (SmallRead read = shop.books().reader()) {
      return read
          .with("e", Tables.EXPORT_CLUE, files)
          .rows(
              "SELECT clue_id || ' ' || content_hash FROM (SELECT clue_id, event, content_hash,"
                  + " row_number() OVER (PARTITION BY clue_id ORDER BY publication DESC) AS n"
                  + " FROM e) WHERE n = 1 AND event NOT IN ('recalled', 'expired') ORDER BY 1",
              "clue")
          .stream()
          .map(r -> (String) r.get("clue"))
          .toList();
    }
  }

  @Test
  void anotherKeyIsRefusedAndANewLakeTakesIt() throws IOException {
    byte[] bytes = new byte[32];
    bytes[0] = 1;
    Path other = home.resolve("other.key");
    KeyFile.create(other, bytes);
    Path lake = nation.copy(usual, "keyed");
    assertThatThrownBy(() -> night(lake, other, SmallNation.LAST))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining("not the key of this lake");
    assertThat(nation.shop(lake).books().published(SmallNation.LAST)).isEmpty();

    Path fresh = home.resolve("fresh");
    Workshop rotated = night(fresh, other, FIRST);
    Workshop before = nation.shop(usual);
    assertThat(rows(rotated, Tables.CLUE)).isEqualTo(rows(before, Tables.CLUE)).isPositive();
    assertThat(rotated.books().published(FIRST).orElseThrow().contentHashes().get("clue.clue"))
        .isNotEqualTo(
            before.books().published(FIRST).orElseThrow().contentHashes().get("clue.clue"));
    Set<Object> old = persons(before);
    assertThat(persons(rotated)).isNotEmpty().doesNotContainAnyElementsOf(old);
    assertThat(Files.readString(fresh.resolve("key.check")))
        .isNotEqualTo(Files.readString(usual.resolve("key.check")))
        .hasSize(16);
  }

  @Test
  void aDoctorSeesAHealthyLakeABrokenChainExportsBehindAndAnOldNight() {
    assertThat(examine(usual, SECOND.plusDays(1)))
        .noneMatch(f -> f.severity() == Finding.Severity.PROBLEM);
    assertThat(examine(usual, SECOND.plusDays(9)))
        .anyMatch(f -> f.check().equals("last publication") && f.what().contains("9 days old"));
    Path changed = nation.copy(usual, "changed");
    Workshop shop = nation.shop(changed);
    Published real = shop.books().published(SECOND).orElseThrow();
    Published unexported = new PublishStage(shop, SECOND.plusDays(3), 1).again(List.of(), real);
    assertThat(examine(changed, unexported.bizDate()))
        .anyMatch(f -> f.check().equals("publications") && f.what().contains("of 3"))
        .anyMatch(f -> f.check().equals("publications") && f.what().contains("never published"));
    Path broken = nation.copy(usual, "broken");
    SmallNation.delete(
        Path.of(
            nation
                .shop(broken)
                .lake()
                .folder("tables/ops/publication/biz_date=" + FIRST)
                .toUri()
                .getPath()));
    assertThat(examine(broken, SECOND))
        .anyMatch(
            f -> f.check().equals("publications") && f.severity() == Finding.Severity.PROBLEM);
  }

  private static List<Finding> examine(Path lake, LocalDate today) {
    return Doctor.examine(
        new Patient(
            new Surroundings(
                17,
                p -> true,
                "Asia/Shanghai",
                "UTF-8",
                "UTF-8",
                System.getProperty("user.name"),
                Map.of(),
                p -> Long.MAX_VALUE),
            ConfLayers.of(Repository.conf(), List.of(), Map.of(), List.of()),
            new PublicationChain(
                new Lake(
                    lake.toString(), SparkExtension.spark().sparkContext().hadoopConfiguration()),
                nation.shop(lake).bounds()),
            nation.key(),
            nation.inbox(),
            SECOND,
            today,
            home.resolve("scratch")));
  }

  private static Workshop night(Path lake, Path key, LocalDate date) {
    Workshop shop =
        new Workshop(
            SparkExtension.spark(),
            lake.toString(),
            Repository.conf(),
            NightConf.read(Repository.conf()),
            key,
            home.resolve("scratch").toString());
    Night.Outcome unused =
        new Night(shop, nation.steps(), line -> {}).run(date, nation.inbox(), false);
    return shop;
  }

  private static long rows(Workshop shop, TableContract table) {
    return shop.lake().files(table, FIRST, 1).stream().mapToLong(SliceFile::rows).sum();
  }

  private static Set<Object> persons(Workshop shop) {
    Set<Object> persons = new HashSet<>();
    try (SmallRead read = shop.books().reader()) {
      read.with("clue", Tables.CLUE, shop.lake().files(Tables.CLUE, FIRST, 1))
          .rows("SELECT DISTINCT person FROM clue", "p")
          .forEach(r -> persons.add(r.get("p")));
    }
    return persons;
  }

  /** Says what a night says to the log, as the commands do. */
  private record Logged(RunLog run) implements Progress {
    @Override
    public void line(String text) {
      RunLog.line(text);
    }

    @Override
    public void step(String step, String text) {
      RunLog.step(step, text);
    }

    @Override
    public void stage(String name) {
      run.stage(name);
    }
  }

  /** Everything that is logged from INFO on in the layout for machines, while it is open. */
  private static final class LogWatch implements AutoCloseable {
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final Level before = root.getLevel();
    private final WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("operations")
            .setTarget(log)
            .setLayout(layout())
            .build();

    LogWatch() {
      SparkExtension.spark().sparkContext().setLogLevel("INFO");
      appender.start();
      root.addAppender(appender);
    }

    private AbstractStringLayout layout() {
      return new Text(
          JsonTemplateLayout.newBuilder()
              .setConfiguration(root.getContext().getConfiguration())
              .setEventTemplateUri("classpath:org/cluelake/log-line.json")
              .build());
    }

    @Override
    public void close() {
      root.removeAppender(appender);
      SparkExtension.spark().sparkContext().setLogLevel(before.name());
    }
  }

  /** A writer wants a layout of its own family. */
  private static final class Text extends AbstractStringLayout {
    private final JsonTemplateLayout lines;

    Text(JsonTemplateLayout lines) {
      super(StandardCharsets.UTF_8);
      this.lines = lines;
    }

    @Override
    public String toSerializable(LogEvent event) {
      return lines.toSerializable(event);
    }
  }
}
