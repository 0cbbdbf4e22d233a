package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cluelake.contract.Tables;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a night may measure of a person, and what a specification may ask for. */
class NightFeatureTest {

  @TempDir private Path temp;

  @Test
  void aColumnOfAnotherClassIsNoFeatureUnlessItIsCounted() {
    Read place = Read.today(Tables.NUMBER_PLACE);
    Read devices = Read.window(Tables.CARD_DEVICE_DAY, 7);
    assertThatThrownBy(() -> NightFeature.value("seen", place, "region", "where it was seen"))
        .hasMessageContaining("number_place serves dispatch alone");
    assertThatThrownBy(() -> NightFeature.most("device", devices, "imei", "its device"))
        .hasMessageContaining("class token");
    assertThatThrownBy(() -> NightFeature.sum("calls", devices, "attempts", "calls"))
        .hasMessageContaining("no column attempts");
    assertThat(NightFeature.distinct("devices", devices, "imei", "devices").sentence())
        .contains("feature.card_device_day.imei", "over 7 nights");
  }

  @ParameterizedTest
  @EnumSource(NightSubject.class)
  void everyFeatureIsOfTheNightOrBeforeAndAllowedByItsName(NightSubject subject) {
    assertThat(subject.reads())
        .allMatch(r -> r.slice() == Read.Slice.TODAY || r.slice() == Read.Slice.WINDOW)
        .extracting(Read::view)
        .doesNotHaveDuplicates();
    assertThat(subject.reads())
        .as("a score that knew cases, lists or reports could not be held against them")
        .noneMatch(
            r ->
                r.table()
                    .id()
                    .matches(".*(case|listed|reported|feedback|objection|lifted|risky).*"))
        .noneMatch(r -> r.table().purpose() != null);
    assertThat(subject.rowsComeFrom()).isNotEmpty();
    ModelSpec spec = spec(subject.word(), "");
    for (NightFeature feature : subject.features()) {
      assertThat(Forbidden.why(feature.name(), spec, Optional.empty()))
          .as(feature.name())
          .isEmpty();
      assertThat(feature.sentence()).contains(feature.read().table().id());
    }
    assertThat(subject.featureNames()).doesNotHaveDuplicates();
  }

  private ModelSpec spec(String subject, String more) {
    try {
      return SpecFile.read(
          Files.writeString(
              temp.resolve("spec.yaml"),
              """
              name: trial
              subject: %s
              id: subject
              label: label
              time: night
              night: {horizonDays: 3}
              use: A test.
              %s
              """
                  .formatted(subject, more)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aSpecificationOfNightsNamesNightFeaturesAlone() {
    assertThat(spec("number", "").sentences()).containsEntry("calls_out", "calls made in 7 days");
    assertThatThrownBy(() -> spec("number", "features: [calls_out, home_region]"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("home_region is no feature of a night");
    assertThatThrownBy(() -> spec("sms", "")).hasMessageContaining("number and account");
  }

  @ParameterizedTest
  @ValueSource(strings = {"home_region", "birth_year", "holder", "score_of_friends"})
  void aColumnANightDoesNotMeasureIsRefusedByName(String column) throws Exception {
    Path table =
        Files.writeString(
            temp.resolve("t.csv"),
            "subject,night,known_until,label,calls_out,"
                + column
                + "\n1,2026-03-02,2026-03-05,1,4,5\n");
    assertThatThrownBy(() -> FrameFile.labelled(spec("number", ""), table))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining(column)
        .hasMessageContaining("no feature of a night");
  }

  @Test
  void aTableOfAnotherHorizonIsRefused() throws Exception {
    Path table =
        Files.writeString(
            temp.resolve("t.csv"),
            "subject,night,known_until,label,calls_out\n1,2026-03-02,2026-03-06,1,4\n");
    assertThatThrownBy(() -> FrameFile.labelled(spec("number", ""), table))
        .hasMessageContaining("another --horizon");
  }
}
