package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files make a configuration another. */
class ConfHashTest {

  @TempDir private Path conf;

  @Test
  void whatDecidesRowsIsInItAndWhenTheyAreMadeIsNot() throws IOException {
    write("night.yaml", "buckets: 4");
    write("jobs/nightly.yaml", "retries: 2");
    String hash = ConfHash.of(conf);
    write("jobs/nightly.yaml", "retries: 3");
    assertThat(ConfHash.of(conf)).isEqualTo(hash);
    write("detectors/jobs.yaml", "a: 1");
    String more = ConfHash.of(conf);
    assertThat(more).isNotEqualTo(hash);
    write("night.yaml", "buckets: 8");
    assertThat(ConfHash.of(conf)).isNotEqualTo(more);
  }

  private void write(String name, String text) throws IOException {
    Path unusedFolder = Files.createDirectories(conf.resolve(name).getParent());
    Path unused = Files.writeString(conf.resolve(name), text);
  }
}
