package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Recording;
import org.cluelake.listing.Side;
import org.cluelake.listing.Window;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a published night to the windows of a quarter. */
class QuarterRunTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final Quarter QUARTER = new Quarter(2026, 1);
  private static final String HIDING = "961103";
  private static final String SMALL = "961104";

  @TempDir private Path folder;

  private static Map<String, Double> risks() {
    Map<String, Double> risks = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      risks.put("9611%02d".formatted(i), 0.8 + 0.01 * i);
    }
    risks.put(SMALL, 0.2);
    return risks;
  }

  private SortedMap<Side, SortedMap<String, List<Window>>> windows() {
    PublicationChain chain =
        new PublicationChain(
            new Lake(folder.resolve("lake").toString(), new Configuration()),
            new KernelBounds(256, folder.resolve("scratch").toString()));
    QuarterRun.Outcome unused =
        new QuarterRun(chain, Repository.conf()).run(QUARTER, NIGHT, NIGHT.plusDays(7));
    return new WindowBook(chain).upTo(QUARTER);
  }

  @Test
  void anAreaThatFilesAThirdOfItsCasesIsInDoubt() {
    new PublishedCounties(folder).publish(NIGHT, risks(), 60, Map.of(HIDING, 0.3));
    SortedMap<String, List<Window>> source = windows().get(Side.SOURCE);
    source.forEach(
        (region, known) ->
            assertThat(known.get(0).recording())
                .as(region)
                .isEqualTo(
                    region.equals(HIDING)
                        ? Recording.IN_DOUBT
                        : region.equals(SMALL) ? Recording.CANNOT_TELL : Recording.CLEAN));
    assertThat(source).containsKeys(HIDING, SMALL);
  }

  /** The gate is 95%, and only on the side that counts cases. */
  @Test
  void anAreaWhoseCasesAreStillToComeIsNotComplete() {
    new PublishedCounties(folder).late("961105", 1.2).publish(NIGHT, risks(), 60);
    SortedMap<Side, SortedMap<String, List<Window>>> windows = windows();
    assertThat(windows.get(Side.VICTIM).get("961105").get(0).isComplete()).isFalse();
    assertThat(windows.get(Side.VICTIM).get("961106").get(0).isComplete()).isTrue();
    assertThat(windows.get(Side.SOURCE).get("961105").get(0).isComplete()).isTrue();
  }

  @Test
  void aFewCasesStillToComeDoNoHarm() {
    new PublishedCounties(folder).late("961105", 1.04).publish(NIGHT, risks(), 60);
    assertThat(windows().get(Side.VICTIM).get("961105").get(0).isComplete()).isTrue();
  }
}
