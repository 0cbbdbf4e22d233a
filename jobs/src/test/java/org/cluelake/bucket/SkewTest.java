package org.cluelake.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkewTest {

  @Property
  void evenWorksHaveOneThreadEach(
      @ForAll @LongRange(min = 0, max = 1L << 40) long size,
      @ForAll @IntRange(min = 1, max = 4096) int works,
      @ForAll @IntRange(min = 1, max = 128) int cores) {
    assertThat(Skew.threads(size, size * works, works, cores)).isEqualTo(1);
  }

  @Property
  void threadsGrowWithTheShareUpToTheCores(
      @ForAll @LongRange(min = 1, max = 1L << 30) long others,
      @ForAll @IntRange(min = 3, max = 1024) int works,
      @ForAll @IntRange(min = 1, max = 128) int cores,
      @ForAll @IntRange(min = 1, max = 1000) int times) {
    long heavy = others * times;
    long all = heavy + others * (works - 1);
    int threads = Skew.threads(heavy, all, works, cores);
    assertThat(threads).isBetween(1, cores);
    assertThat(Skew.threads(heavy * 2, all + heavy, works, cores)).isGreaterThanOrEqualTo(threads);
  }

  @Test
  void aHeavyBucketGetsItsShares() {
    assertThat(Skew.threads(70, 100, 4, 2)).isEqualTo(2);
    assertThat(Skew.threads(900, 1000, 64, 32)).isEqualTo(32);
    assertThat(Skew.threads(49, 100, 4, 8)).isEqualTo(1);
  }

  /** What threads must not change: the order of a written file. */
  @Test
  void aFileOfManyThreadsIsSorted(@TempDir Path folder) {
    Path file = folder.resolve("sorted.parquet");
    KernelBounds bounds = new KernelBounds(256, folder.resolve("spill").toString()).withThreads(4);
    try (Kernel kernel = Kernel.open(bounds, "a sorted file")) {
      kernel.run(
          "COPY (SELECT hash(i) AS h, i FROM range(600000) t(i) ORDER BY h) TO "
              + Kernel.quoted(file.toString())
              + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
      assertThat(Files.exists(file)).isTrue();
      long falls =
          kernel.row(
              "SELECT count(*) FROM (SELECT h, lag(h) OVER (ORDER BY file_row_number) AS before"
                  + " FROM read_parquet("
                  + Kernel.quoted(file.toString())
                  + ", file_row_number = true)) WHERE h < before",
              row -> row.getLong(1));
      assertThat(falls).isZero();
    }
  }
}
