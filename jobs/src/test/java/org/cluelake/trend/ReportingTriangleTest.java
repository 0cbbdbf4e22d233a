package org.cluelake.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

/** The chain ladder against the claims of Taylor and Ashe (1983), as in R's ChainLadder. */
class ReportingTriangleTest {

  private static final double[][] CLAIMS = {
    {357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948},
    {352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046},
    {290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405},
    {310608, 1108250, 776189, 1562400, 272482, 352053, 206286},
    {443160, 693190, 991983, 769488, 504851, 470639},
    {396132, 937085, 847498, 805037, 705960},
    {440832, 847631, 1131398, 1063269},
    {359480, 1061648, 1443370},
    {376686, 986608},
    {344014}
  };

  @Test
  void printedReserves() {
    ReportingTriangle triangle = ReportingTriangle.of(CLAIMS);
    assertThat(triangle.factors()[0]).isCloseTo(3.490607, within(1e-6));
    assertThat(triangle.factors()[8]).isCloseTo(1.017725, within(1e-6));
    double[] printed = {
      0, 94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811
    };
    for (int i = 0; i < printed.length; i++) {
      assertThat(triangle.outstanding(i)).isCloseTo(printed[i], within(0.5));
    }
    assertThat(IntStream.range(0, 10).mapToDouble(triangle::outstanding).sum())
        .isCloseTo(18_680_856, within(0.5));
  }

  @Test
  void completenessFallsTowardsToday() {
    ReportingTriangle triangle = ReportingTriangle.of(CLAIMS);
    assertThat(triangle.completeness(0)).isEqualTo(1);
    for (int i = 1; i < 10; i++) {
      assertThat(triangle.completeness(i)).isLessThan(triangle.completeness(i - 1)).isPositive();
    }
  }

  @Test
  void nothingHappenedIsComplete() {
    ReportingTriangle triangle = ReportingTriangle.of(new double[][] {{0, 0}, {0}});
    assertThat(triangle.completeness(1)).isEqualTo(1);
    assertThat(triangle.outstanding(1)).isZero();
  }

  @Test
  void rowsGrowShorter() {
    assertThatThrownBy(() -> ReportingTriangle.of(new double[][] {{1, 2}, {1, 2}}))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("period 2")
        .hasMessageContaining("want 1");
  }
}
