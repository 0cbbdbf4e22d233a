package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.feature.NumberPlace;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.AnyRows;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nobody is scored by where they come from: no step reads a place, except those whose table serves
 * the regions or the dispatch alone, and changing every place changes nothing else.
 */
class PlaceBlindnessTest {

  private static final List<Step> STEPS = ShippedNight.steps();
  private static final AsOf NIGHT = new AsOf(LocalDate.parse(ShippedNight.DATE));

  /** The one step that reads a cell's county, and the one that reads what it made of it. */
  private static final String PLACE = "number-place";

  private static final String DISPATCH = "clues";

  /** Whether a terminal at home was there at all: a yes or no that says nothing of where. */
  private static final Pattern ANY_TERMINAL = Pattern.compile("terminal_region is not null");

  /**
   * Whether a card is used far from where it was opened: first parts of two places are compared,
   * and a yes or no comes out.
   */
  private static final Pattern COMPARED =
      Pattern.compile(
          "substr\\(opened_region, 1, 2\\)|'at': opened_region"
              + "|substr\\(c\\.cell_region, 1, 2\\) <> o\\.far|c\\.cell_region is not null");

  /** The one step that may compare them. */
  private static final String COMPARES = "restarted-card";

  /** In how many places something happened: behaviour, whatever the places are. */
  private static final Pattern COUNTED_TERMINALS =
      Pattern.compile("count\\(distinct terminal_region\\)");

  /** The one that says what province a list row is sent to, once the lists are made. */
  private static final String LIST_DISPATCH = "card-place";

  /** Follows money through rows that know a terminal's county; LayeredTraceTest changes it. */
  private static final String TRACE = "layered-trace";

  /** Looks for calls on any cell at home at all; what it says follows no county (below). */
  private static final String SIGHTING = "home-sighting-day";

  private static final Pattern PLACES =
      Pattern.compile("\\b(region|\\w+_region|number_place|province|county|birthplace)\\b");

  /** Steps whose rows need a coincidence that random rows do not have; their text is checked. */
  private static final Set<String> COINCIDENCES =
      Set.of("tested-payment", "risk-roaming", "static-caller", "restarted-card", "unusual-credit");

  /** What is shown of the work of units, and what it is made of. */
  private static final Set<String> SHOWN_TABLES =
      Set.of(
          Tables.REGION_SERVICE.id(),
          Tables.REGION_SERVICE_COUNT.id(),
          Tables.REGION_CLUE_DUTY.id(),
          Tables.REGION_CASE_OUTCOME.id());

  private static final Pattern SHOWN_NAMES =
      Pattern.compile(
          "region[_-]?service|region[_-]?clue[_-]?duty|region[_-]?case[_-]?outcome",
          Pattern.CASE_INSENSITIVE);

  /** The step that carries a victim's sex from cleaning to the reference of expected counts. */
  private static final String KEEPS_SEX = "region-case";

  private static final Pattern PERSONS =
      Pattern.compile(
          "\\b(birth\\w*|born\\w*|age_of\\w*|sex|gender|ethnic\\w*|race|religio\\w*|nationality"
              + "|minority|opinion\\w*|kinship)\\b");

  @Test
  void tablesOfAPurposeAreReadForThatPurposeAlone() {
    for (Step step : STEPS) {
      for (Read read : step.reads()) {
        String purpose = read.table().purpose();
        boolean itsOwn = step.writes().id().equals(read.table().id());
        boolean dispatch =
            List.of(DISPATCH, LIST_DISPATCH).contains(step.id()) && "dispatch".equals(purpose);
        boolean regional = isRegional(step) && "region".equals(purpose);
        assertThat(purpose == null || itsOwn || dispatch || regional)
            .as("%s reads %s, kept for %s", step.id(), read.table().id(), purpose)
            .isTrue();
      }
    }
  }

  /**
   * Who may work with counties, those of regions and of police units: nobody joins this list to
   * score a person, a card or an account.
   */
  @Test
  void theRegionLayerIsTheseStepsAlone() {
    assertThat(STEPS.stream().filter(PlaceBlindnessTest::isRegional).map(Step::id))
        .containsExactlyInAnyOrder(
            "card-opening",
            "region-case",
            "region-suspect",
            "region-card-count",
            "region-withdrawal",
            "mule-withdrawal",
            "region-report-day",
            "region-warning",
            "region-event-day",
            "region-exposure",
            "region-posterior",
            "region-indicator",
            "region-recording",
            "region-case-outcome",
            "region-clue-duty",
            "region-service-count",
            "region-service",
            "industry-count",
            "industry-rate",
            "flag-count",
            "flag-rate",
            "publicity-count",
            "publicity-rate",
            "case-unit",
            "lead-agency");
  }

  /** Whatever counties are called and however they rank, no signal, clue or list can change. */
  @Test
  void nothingAboutAPersonIsReachedFromTheRegionLayer() {
    Set<String> reached = new TreeSet<>();
    Tables.all().stream()
        .filter(t -> "region".equals(t.purpose()))
        .forEach(t -> reached.add(t.id()));
    assertThat(reached).contains(Tables.REGION.id(), Tables.REGION_INDICATOR.id());
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Step step : STEPS) {
        boolean reads = step.reads().stream().anyMatch(r -> reached.contains(r.table().id()));
        grows |= reads && reached.add(step.writes().id());
      }
    }
    assertThat(reached)
        .allMatch(id -> "region".equals(Tables.byId(id).purpose()))
        .doesNotContain(
            Tables.SIGNAL.id(),
            Tables.CLUE.id(),
            Tables.PHONE_CARD_LIST.id(),
            Tables.BANK_CARD_LIST.id());
  }

  /**
   * Clearance and prevention are shown and never scored: who may name what they are made of. An
   * index, a ranking or the register that came to read it would reward arrests and answers.
   */
  @Test
  void clearanceAndPreventionLeadToNoIndexAndNoRegister() throws IOException {
    for (Step step : STEPS) {
      if (step.reads().stream().anyMatch(r -> SHOWN_TABLES.contains(r.table().id()))) {
        assertThat(SHOWN_TABLES).as(step.id()).contains(step.writes().id());
      }
    }
    assertThat(naming(Repository.root().resolve("jobs/src/main")))
        .containsExactlyInAnyOrder(
            "NightSteps.java",
            "RegionCaseOutcome.java",
            "RegionClueDuty.java",
            "RegionService.java",
            "RegionServiceCount.java");
    for (String other : List.of("conf", "dags", "notebooks")) {
      assertThat(naming(Repository.root().resolve(other))).as(other).isEmpty();
    }
  }

  @Test
  void anyWayOfNamingThemIsNoticed() {
    for (String line :
        List.of(
            "Tables.REGION_SERVICE",
            "FROM serving.region_service",
            "new RegionServiceCount(conf)",
            "feature/region_clue_duty/",
            "import static x.Tables.REGION_CASE_OUTCOME")) {
      assertThat(SHOWN_NAMES.matcher(line).find()).as(line).isTrue();
    }
    assertThat(SHOWN_NAMES.matcher("Tables.REGION_CASE, region_indicator").find()).isFalse();
  }

  private static List<String> naming(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (SHOWN_NAMES.matcher(text).find()) {
          found.add(file.getFileName().toString());
        }
      }
    }
    return found;
  }

  /** A region table is fed by counts; none is a list of a county's people. */
  @Test
  void noPublishedRegionTableHoldsAToken() {
    assertThat(Tables.REGION_INDICATOR.tokenColumns()).isEmpty();
    assertThat(Tables.REGION_POSTERIOR.tokenColumns()).isEmpty();
    assertThat(Tables.REGION_EVENT_DAY.tokenColumns()).isEmpty();
    SHOWN_TABLES.forEach(id -> assertThat(Tables.byId(id).tokenColumns()).as(id).isEmpty());
  }

  private static boolean isRegional(Step step) {
    return "region".equals(step.writes().purpose());
  }

  @Test
  void onlyDispatchAndTheRegionLayerCarryAPlaceAboveClean() {
    for (Step step : STEPS) {
      if (isRegional(step)) {
        continue;
      }
      List<String> places = places(step.writes());
      switch (step.id()) {
        case PLACE, LIST_DISPATCH -> assertThat(places).containsExactly("region");
        case DISPATCH -> assertThat(places).containsExactly("dispatch_region");
        default -> assertThat(places).as(step.writes().id()).isEmpty();
      }
    }
  }

  @Test
  void noGatheringButTheClueStepAndTheRegionLayerIsGivenAPlace() {
    for (Step step : ShippedNight.gatherSteps()) {
      if (isRegional(step)) {
        continue;
      }
      for (Read read : step.reads()) {
        boolean published = read.slice() == Read.Slice.PUBLISHED_BEFORE;
        assertThat(
                places(read.table()).isEmpty()
                    || List.of(DISPATCH, TRACE, SIGHTING).contains(step.id())
                    || isOfPlaces(step))
            .as("%s reads %s (published: %s)", step.id(), read.table().id(), published)
            .isTrue();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> noQueryMentionsAPlaceOrWhatAPersonWasBornAs() {
    return STEPS.stream().map(s -> DynamicTest.dynamicTest(s.id(), () -> mentionsNothing(s)));
  }

  private static void mentionsNothing(Step step) {
    String sql = ShippedNight.text(step);
    if (step.id().equals(KEEPS_SEX)) {
      sql = sql.replaceAll("\\bsex\\b", "");
    }
    assertThat(PERSONS.matcher(sql).results().map(m -> m.group())).isEmpty();
    if (!isOfPlaces(step) && !step.id().equals(DISPATCH)) {
      String placeless = ANY_TERMINAL.matcher(sql).replaceAll("");
      if (step.id().equals(COMPARES)) {
        placeless = COMPARED.matcher(placeless).replaceAll("");
      }
      placeless = COUNTED_TERMINALS.matcher(placeless).replaceAll("");
      assertThat(PLACES.matcher(placeless).results().map(m -> m.group())).isEmpty();
    }
  }

  @Test
  void theWordsAreNoticed() {
    assertThat(PLACES.matcher(ShippedNight.text(new NumberPlace())).find()).isTrue();
    assertThat(PERSONS.matcher("select holder_sex, sex from t").find()).isTrue();
    assertThat(PLACES.matcher("select regional, cell from t").find()).isFalse();
  }

  /** Steps over feeds with a place: the same rows whatever the places are. */
  @TestFactory
  Stream<DynamicTest> changingEveryPlaceChangesNothing() {
    return ShippedNight.bucketSteps().stream()
        .filter(s -> s.reads().stream().anyMatch(r -> !places(r.table()).isEmpty()))
        .filter(s -> !isOfPlaces(s))
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.id(),
                    () -> {
                      long found = 0;
                      for (long seed = 0; seed < 6; seed++) {
                        List<String> rows = rows(s, seed, "96");
                        found += rows.size();
                        assertThat(rows(s, seed, "97")).isEqualTo(rows);
                      }
                      assertThat(found > 0 || COINCIDENCES.contains(s.id()))
                          .as("rows compared")
                          .isTrue();
                    }));
  }

  @Test
  void theChangeIsNoticedByTheStepThatReadsPlaces() {
    BucketStep place = new NumberPlace();
    assertThat(rows(place, 1, "97")).isNotEqualTo(rows(place, 1, "96"));
  }

  /** A column classified as a place is one by name, so that the words above find it. */
  @Test
  void everyClassifiedColumnIsAPlaceByName() {
    List<String> classified =
        Tables.all().stream()
            .filter(t -> !"region".equals(t.purpose()))
            .flatMap(t -> t.properties().stream())
            .filter(p -> "region".equals(p.classification()))
            .map(Property::name)
            .distinct()
            .toList();
    assertThat(classified).hasSizeGreaterThan(5).allMatch(c -> PLACES.matcher(c).matches());
  }

  /** Whether the table a step writes is kept for the regions or the dispatch. */
  private static boolean isOfPlaces(Step step) {
    String purpose = step.writes().purpose();
    return "region".equals(purpose) || "dispatch".equals(purpose);
  }

  /** The same random rows, their places all in one province. */
  private static List<String> rows(BucketStep step, long seed, String province) {
    SplittableRandom random = new SplittableRandom(seed);
    try (StepBench bench = StepBench.of(step, ShippedNight.DATE)) {
      for (Read read : step.reads()) {
        List<String> columns = AnyRows.columns(read.table());
        String[] rows =
            IntStream.range(0, 12)
                .mapToObj(i -> AnyRows.row(read.table(), i, NIGHT, province, random))
                .toArray(String[]::new);
        StepBench unused = bench.given(read.view(), String.join(", ", columns), rows);
      }
      return bench.lines(step.writes().columns().toArray(String[]::new));
    }
  }

  private static List<String> places(TableContract table) {
    return table.columns().stream()
        .filter(c -> PLACES.matcher(c).matches() || table == Tables.REGION)
        .toList();
  }
}
