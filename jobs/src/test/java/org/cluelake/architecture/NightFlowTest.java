package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.ShippedNight;
import org.junit.jupiter.api.Test;

/** The tables of a night flow up, and everything that was written or configured takes part. */
class NightFlowTest {

  private static final List<Step> STEPS = ShippedNight.steps();

  @Test
  void noStepReadsAboveWhatItWritesExceptLastNightsPublication() {
    for (Step step : STEPS) {
      for (Read read : step.reads()) {
        assertThat(
                read.isUpward(step.writes().layer()) && read.slice() != Read.Slice.PUBLISHED_BEFORE)
            .as("%s writes %s and reads %s", step.id(), step.writes().id(), read.table().id())
            .isFalse();
      }
    }
  }

  @Test
  void theOneUpwardEdgeIsInUse() {
    assertThat(
            STEPS.stream()
                .flatMap(s -> s.reads().stream().filter(r -> r.isUpward(s.writes().layer()))))
        .as("without any, the rule above would be empty")
        .isNotEmpty();
  }

  @Test
  void everyTableReadIsCleanOrMadeByAStep() {
    Set<String> made = STEPS.stream().map(s -> s.writes().id()).collect(Collectors.toSet());
    for (Step step : STEPS) {
      for (Read read : step.reads()) {
        assertThat(read.table().layer() == Layer.CLEAN || made.contains(read.table().id()))
            .as("%s reads %s, which nothing makes", step.id(), read.table().id())
            .isTrue();
      }
    }
  }

  @Test
  void everyTableAboveCleanIsMadeByAStep() {
    assertThat(STEPS.stream().map(s -> s.writes().id()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Tables.all().stream()
                .filter(t -> t.layer() != Layer.SOURCE && t.layer() != Layer.CLEAN)
                .filter(t -> t.layer() != Layer.OPS && t.layer() != Layer.EXPORT)
                .map(TableContract::id)
                .toList());
  }

  @Test
  void onlyDetectorsShareATable() {
    Set<String> seen = new TreeSet<>();
    for (Step step : STEPS) {
      assertThat(step.writes() == Tables.SIGNAL || seen.add(step.writes().id()))
          .as("%s writes %s, as another step does", step.id(), step.writes().id())
          .isTrue();
    }
  }

  @Test
  void stepIdsAreKebabCaseAndUnique() {
    assertThat(STEPS)
        .extracting(Step::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void viewsOfAStepDiffer() {
    for (Step step : STEPS) {
      assertThat(step.reads()).as(step.id()).extracting(Read::view).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyStepClassIsAStepOfTheNight() {
    Set<String> running =
        STEPS.stream().map(s -> s.getClass().getName()).collect(Collectors.toSet());
    assertThat(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.cluelake")
                    .stream()
                    .filter(c -> c.isAssignableTo(Step.class) && c.isTopLevelClass())
                    .filter(c -> !c.isInterface())
                    .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                    .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(running);
  }

  @Test
  void everyConfigurationFileIsUsed() throws IOException {
    Set<String> ids = STEPS.stream().map(Step::id).collect(Collectors.toSet());
    for (String folder : List.of("features", "detectors")) {
      assertThat(files(Repository.conf().resolve(folder)))
          .isNotEmpty()
          .allMatch(f -> f.endsWith(".yaml"))
          .allMatch(f -> ids.contains(f.replace(".yaml", "")));
    }
    assertThat(files(Repository.conf()))
        .filteredOn(f -> f.endsWith(".yaml"))
        .containsExactlyInAnyOrder(
            "night.yaml",
            "clues.yaml",
            "lists.yaml",
            "fusion.yaml",
            "scores.yaml",
            "regions.yaml",
            "index.yaml",
            "listing.yaml",
            "recipients.yaml",
            "retention.yaml",
            "sharing.yaml");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
