package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

  private static final Path ROOT = Path.of(System.getProperty("cluelake.root", ".."));

  @TempDir private Path temp;

  @Test
  void itSaysWhatBecameOfTheRows() throws IOException {
    Path layout = temp.resolve("amlsim.yaml");
    Files.writeString(
        layout,
        Files.readString(ROOT.resolve("conf/feeds/amlsim.yaml")).replace(".csv.gz", ".csv"));
    Files.writeString(
        temp.resolve("nodes.csv"), "nodeid,isFraud,init_balance,fraudStep\n0,0,1.00,-1\n1,1,2,3\n");
    Files.writeString(
        temp.resolve("transactions.csv"),
        "sourceNodeId,targetNodeId,value,time\n0,1,5.00,1\n1,0,5.001,2\n1,0,5.01,2\n");
    StringWriter printed = new StringWriter();

    int exit =
        new CommandLine(new ImportCommand())
            .setOut(new PrintWriter(printed))
            .execute(
                "--layout", layout.toString(),
                "--from", temp.toString(),
                "--out", temp.resolve("inbox").toString());

    assertThat(exit).isZero();
    assertThat(printed.toString())
        .contains("bank_account: 2 rows in, 2 delivered on 2 days (2026-01-01 to 2026-01-02)")
        .contains("bank_transfer: 3 rows in, 2 delivered")
        .contains("1 refused, 0 not of this feed")
        .contains("refused rows by file and line: " + temp.resolve("inbox/amlsim.refused.csv"))
        .contains("DECIMAL_SCALE:amount: 1");
    assertThat(temp.resolve("inbox/2026-01-02/bank_transfer.manifest.json")).exists();
    assertThat(temp.resolve("inbox/amlsim.refused.csv"))
        .hasContent("feed,file,line,reason\nbank_transfer,transactions.csv,3,DECIMAL_SCALE:amount");
  }
}
