package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.feature.NumberPlace;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.AnyRows;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nobody is scored by where they come from: no step reads a place, except one that says where a
 * clue is sent, and changing every place changes nothing else.
 */
class PlaceBlindnessTest {

  private static final List<Step> STEPS = ShippedNight.steps();
  private static final AsOf NIGHT = new AsOf(LocalDate.parse(ShippedNight.DATE));

  /** The one step that reads a cell's county, and the one that reads what it made of it. */
  private static final String PLACE = "number-place";

  private static final String DISPATCH = "clues";

  private static final Pattern PLACES =
      Pattern.compile("\\b(region|\\w+_region|number_place|province|county|birthplace)\\b");
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
        boolean dispatch = step.id().equals(DISPATCH) && "dispatch".equals(purpose);
        assertThat(purpose == null || itsOwn || dispatch)
            .as("%s reads %s, kept for %s", step.id(), read.table().id(), purpose)
            .isTrue();
      }
    }
  }

  @Test
  void onlyTheDispatchTableCarriesAPlaceAboveClean() {
    for (Step step : STEPS) {
      List<String> places = places(step.writes());
      switch (step.id()) {
        case PLACE -> assertThat(places).containsExactly("region");
        case DISPATCH -> assertThat(places).containsExactly("dispatch_region");
        default -> assertThat(places).as(step.writes().id()).isEmpty();
      }
    }
  }

  @Test
  void noTransformButTheClueStepIsGivenAPlace() {
    for (Step step : ShippedNight.transforms()) {
      for (Read read : step.reads()) {
        boolean published = read.slice() == Read.Slice.PUBLISHED_BEFORE;
        assertThat(places(read.table()).isEmpty() || step.id().equals(DISPATCH))
            .as("%s reads %s (published: %s)", step.id(), read.table().id(), published)
            .isTrue();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> noQueryMentionsAPlaceOrWhatAPersonWasBornAs() {
    return ShippedNight.bucketSteps().stream()
        .map(s -> DynamicTest.dynamicTest(s.id(), () -> mentionsNothing(s)));
  }

  private static void mentionsNothing(BucketStep step) {
    String sql = step.sql(NIGHT).toLowerCase(Locale.ROOT);
    assertThat(PERSONS.matcher(sql).results().map(m -> m.group())).isEmpty();
    if (!step.id().equals(PLACE)) {
      assertThat(PLACES.matcher(sql).results().map(m -> m.group())).isEmpty();
    }
  }

  @Test
  void theWordsAreNoticed() {
    assertThat(PLACES.matcher(new NumberPlace().sql(NIGHT)).find()).isTrue();
    assertThat(PERSONS.matcher("select holder_sex, sex from t").find()).isTrue();
    assertThat(PLACES.matcher("select regional, cell from t").find()).isFalse();
  }

  /** Steps over feeds with a place: the same rows whatever the places are. */
  @TestFactory
  Stream<DynamicTest> changingEveryPlaceChangesNothing() {
    return ShippedNight.bucketSteps().stream()
        .filter(s -> s.reads().stream().anyMatch(r -> !places(r.table()).isEmpty()))
        .filter(s -> !s.id().equals(PLACE))
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
                      assertThat(found).as("rows compared").isPositive();
                    }));
  }

  @Test
  void theChangeIsNoticedByTheStepThatReadsPlaces() {
    BucketStep place = new NumberPlace();
    assertThat(rows(place, 1, "97")).isNotEqualTo(rows(place, 1, "96"));
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
