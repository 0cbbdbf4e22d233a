package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.job.LiftBook;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.PublishedCounties;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Reviewers' lines about versions under review, as they are written and held to their chain. */
class FlagsCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void lake() throws IOException {
    Path unused = Files.createDirectory(folder.resolve("lake"));
    new PublishedCounties(folder).deliver(LocalDate.of(2026, 1, 1), List.of("961101"));
  }

  private record Said(int code, String text) {}

  private Said run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    int code = line.execute(arguments);
    return new Said(code, out.toString());
  }

  private Said lift(String region, String by, String reason) {
    return run(
        "flags",
        "lift",
        "--lake",
        folder.resolve("lake").toString(),
        "--fusion-version",
        "4",
        "--region",
        region,
        "--on",
        "2026-03-10",
        "--by",
        by,
        "--changed-by",
        "Office M, Wu",
        "--reason",
        reason);
  }

  private Said history() {
    return run("flags", "history", "--lake", folder.resolve("lake").toString());
  }

  @Test
  void linesAreAddedAndReadBackInTheirOrder() {
    assertThat(lift("961101", "Office Q, Lin", "answers came in: it's right").code()).isZero();
    assertThat(lift("961101", "Office Q, Lin", "and again").code()).isZero();

    assertThat(history().text())
        .containsSubsequence(
            "2026-03-10  version 4  961101  by Office Q, Lin (changed by Office M, Wu): answers"
                + " came in: it's right",
            "and again",
            "2 lines in all, chain unbroken");
  }

  @Test
  void whoChangedAVersionDoesNotLiftIt() {
    Said said = lift("961101", " office m, wu", "fine");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text()).contains("who changed a version does not review it");
    assertThat(history().text()).contains("0 lines in all");
  }

  @Test
  void aLineNobodyCanAnswerForIsRefused() {
    assertThat(lift("961101", "Office Q, Lin", " ").code()).isEqualTo(2);
    assertThat(lift("961101", "Office Q,\nLin", "fine").code()).isEqualTo(2);
    assertThat(lift("969999", "Office Q, Lin", "fine").code()).isEqualTo(2);
    assertThat(history().text()).contains("0 lines in all");
  }

  @Test
  void aForgedLineIsFound() {
    assertThat(lift("961101", "Office Q, Lin", "fine").code()).isZero();
    PublicationChain chain = chain();
    String forged =
        "SELECT 2::INTEGER AS sequence, 4::INTEGER AS fusion_version, '961101' AS region,"
            + " DATE '2026-03-10' AS lifted_on, 'X' AS lifted_by, 'Y' AS changed_by,"
            + " 'Z' AS reason, 'none' AS previous_hash, 'none' AS row_hash";
    try (SmallRead write = new SmallRead(new KernelBounds(256, folder.resolve("x").toString()))) {
      boolean isNew =
          chain
              .lake()
              .append(
                  Tables.FLAG_LIFT,
                  LocalDate.of(2026, 3, 10),
                  2,
                  write.staged(
                      Tables.FLAG_LIFT, forged, folder.resolve("lake/_staging/forged").toString()));
      assertThat(isNew).isTrue();
    }

    assertThatThrownBy(() -> new LiftBook(chain()).lifts())
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("the reviewers' lines are broken at line 2");
  }

  private PublicationChain chain() {
    return new PublicationChain(
        new Lake(folder.resolve("lake").toString(), new Configuration()),
        new KernelBounds(256, folder.resolve("scratch").toString()));
  }
}
