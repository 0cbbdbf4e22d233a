package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --labelled}, on a table whose figures are worked out by hand. */
class LabelledCommandTest {

  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path table;

  @BeforeEach
  void table() throws IOException {
    table =
        Files.writeString(
            temp.resolve("scored.csv"),
            """
            account,fraud,p
            9900000000000001,1,0.9
            9900000000000002,0,0.8
            9900000000000003,true,0.6
            9900000000000004,false,0.3
            9900000000000005,,0.5
            """);
  }

  @Test
  void printsFiguresAndWritesAPageWithoutIdentities() throws IOException {
    Path page = temp.resolve("pages/page.html");
    assertThat(run("--label", "fraud", "--score", "p", "--page", page.toString())).isZero();
    assertThat(out.toString())
        .contains("4 labelled rows, 50.00% of them positive; 1 without a label left out.")
        .containsPattern("auc +0.7500\n")
        .containsPattern("average precision +0.8333\n")
        .containsPattern("brier +0.2250\n");
    assertThat(page)
        .content()
        .contains("<svg", "0.8333", "Receiver operating characteristic")
        .doesNotContain("99000000000000", "<script", "Synthetic");
  }

  @Test
  void aThresholdIsTakenAsGiven() {
    assertThat(run("--label", "fraud", "--score", "p", "--threshold", "0.7", "--json")).isZero();
    assertThat(out.toString()).contains("\"threshold_given\" : true", "\"fraud_f1\" : 0.5");
  }

  @Test
  void whatCannotBeJudgedIsSaidWithoutAValue() {
    assertThat(run("--label", "account", "--score", "p")).isEqualTo(4);
    assertThat(err.toString()).contains("label column account").doesNotContain("99000000000000");
    assertThat(run("--label", "fraud", "--score", "q")).isEqualTo(2);
    assertThat(run("--label", "fraud")).isEqualTo(2);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "evaluate";
    all[1] = "--labelled";
    all[2] = table.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
