package org.cluelake.quarterly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.listing.Recording;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

class RecordingCheckTest {

  private static final RecordingCheck CHECK = new RecordingCheck(.998, 16);

  @Test
  void doubtNeedsTheWholeRangeBelowOne() {
    assertThat(CHECK.of(30, 300, 5000, 10_000)).isEqualTo(Recording.IN_DOUBT);
    assertThat(CHECK.of(130, 300, 5000, 10_000)).isEqualTo(Recording.CLEAN);
    assertThat(CHECK.of(600, 300, 5000, 10_000)).isEqualTo(Recording.CLEAN);
  }

  /** What is suppressed on the public's page is looked at here: filing nothing is no way out. */
  @Test
  void hardlyAnyCasesAreInDoubtAndHardlyAnyReportsCannotTell() {
    assertThat(CHECK.of(0, 300, 5000, 10_000)).isEqualTo(Recording.IN_DOUBT);
    assertThat(CHECK.of(0, 3, 5000, 10_000)).isEqualTo(Recording.CANNOT_TELL);
    assertThat(CHECK.of(8, 15, 5000, 10_000)).isEqualTo(Recording.CANNOT_TELL);
    assertThat(CHECK.of(8, 16, 5000, 10_000)).isEqualTo(Recording.CLEAN);
    assertThat(CHECK.of(8, 0, 5000, 0)).isEqualTo(Recording.CANNOT_TELL);
    assertThat(CHECK.of(0, 80, 0, 10_000)).isEqualTo(Recording.CANNOT_TELL);
  }

  @Property
  void theNationsOwnShareIsNeverInDoubt(@ForAll @IntRange(min = 1, max = 5000) int reports) {
    assertThat(CHECK.of(reports, 2L * reports, 50_000, 100_000)).isNotEqualTo(Recording.IN_DOUBT);
  }

  @Property
  void moreCasesNeverCastDoubt(
      @ForAll @IntRange(max = 400) int cases, @ForAll @IntRange(min = 1, max = 400) int reports) {
    if (CHECK.of(cases, reports, 5000, 10_000) != Recording.IN_DOUBT) {
      assertThat(CHECK.of(cases + 1, reports, 5000, 10_000)).isNotEqualTo(Recording.IN_DOUBT);
    }
  }

  @Test
  void aLevelThatIsNoneIsRefused() {
    for (double level : new double[] {0, .5, 1, Double.NaN}) {
      assertThatThrownBy(() -> new RecordingCheck(level, 16))
          .isInstanceOf(PipelineException.class)
          .hasMessageContaining("recordingLevel");
    }
    assertThatThrownBy(() -> new RecordingCheck(.998, 0)).hasMessageContaining("recordingReports");
  }
}
