package org.cluelake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCopyTest {

  @Test
  void dataFilesAreLinksAndWhatMayBeWrittenOverIsACopy(@TempDir Path home) throws IOException {
    Path lake = home.resolve("lake");
    Path data = file(lake.resolve("tables/a/b/biz_date=2026-03-01/x.parquet"));
    Path checkpoint = file(lake.resolve("tables/a/b/_delta_log/9.checkpoint.parquet"));
    Path log = file(lake.resolve("tables/a/b/_delta_log/_last_checkpoint"));
    Path copy = home.resolve("copy");
    Path unused = file(copy.resolve("old"));
    LakeCopy.of(lake, copy);
    assertThat(Files.isSameFile(data, copy.resolve(lake.relativize(data)))).isTrue();
    assertThat(Files.isSameFile(checkpoint, copy.resolve(lake.relativize(checkpoint)))).isFalse();
    Path written = Files.writeString(copy.resolve(lake.relativize(log)), "later");
    assertThat(written).hasContent("later");
    assertThat(log).hasContent("x");
    assertThat(copy.resolve("old")).doesNotExist();
    LakeCopy.remove(copy);
    assertThat(copy).doesNotExist();
    assertThat(data).hasContent("x");
  }

  @Test
  void aLakeHasGrownByTheCommitsAndFilesItsCopyHasNot(@TempDir Path home) throws IOException {
    Path lake = home.resolve("lake");
    Path unused = file(lake.resolve("tables/a/b/x.parquet"));
    unused = file(lake.resolve("tables/a/b/_delta_log/00000000000000000000.json"));
    Path copy = home.resolve("copy");
    LakeCopy.of(lake, copy);
    unused = file(copy.resolve("tables/a/b/y.parquet"));
    unused = file(copy.resolve("tables/a/b/_delta_log/00000000000000000001.json"));
    unused = file(copy.resolve("tables/a/b/_delta_log/00000000000000000001.checkpoint.parquet"));
    unused = file(copy.resolve("tables/a/b/_delta_log/00000000000000000001.crc"));
    unused = file(copy.resolve("tables/a/c/_delta_log/00000000000000000000.json"));
    assertThat(LakeGrowth.between(lake, copy))
        .isEqualTo(new LakeGrowth(Map.of("a/b", 1, "a/c", 1), 1, 1));
    assertThat(LakeGrowth.between(copy, copy).allCommits()).isZero();
  }

  private static Path file(Path file) throws IOException {
    Path unused = Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
