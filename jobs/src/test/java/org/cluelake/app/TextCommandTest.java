package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on a small invented file. */
class TextCommandTest {

  private static final Path SPEC =
      Path.of(System.getProperty("cluelake.root", ".."), "conf/text/fake-base-station.yaml");

  @TempDir private Path temp;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = temp.resolve("messages.tsv.gz");
    StringBuilder text = new StringBuilder("label\ttext\n");
    for (int i = 0; i < 12; i++) {
      text.append("FR_Bank\t网银 密码 %d 失效 请 登录 URL 升级 第 %c 次\n".formatted(i, '一' + i));
      text.append("AD_Shop\t今晚 %d 点 全场 狂欢 退订 回 td %c 号店\n".formatted(i, '一' + i));
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aTrainedModelClassifiesAndPrintsNoText() throws IOException {
    assertThat(run(0, "train", "--spec", SPEC, "--from", file, "--out", temp.resolve("models")))
        .contains("of 24 texts");
    Path model;
    try (var folders = Files.list(temp.resolve("models"))) {
      model = folders.findFirst().orElseThrow();
    }
    String said = run(0, "classify", "--model", model, "--from", file);
    List<String> lines = said.lines().toList();
    assertThat(lines).hasSize(25);
    assertThat(lines.get(1)).startsWith("1,fraud,FR_Bank,").endsWith("," + model.getFileName());
    assertThat(lines.get(2)).startsWith("2,advertising,AD_Shop,");
    assertThat(said).doesNotContain("网银");
  }

  @Test
  void evaluatesAndClusters() throws IOException {
    // Each class is one campaign here: kept whole, nothing is left to learn fraud from.
    assertThat(run(4, "evaluate", "--spec", SPEC, "--from", file, "--folds", "3"))
        .contains("a model needs fraud and something else");
    Path strict = temp.resolve("spec.yaml");
    Files.writeString(
        strict, Files.readString(SPEC).replace("minSimilarity: 0.6", "minSimilarity: 1"));
    assertThat(run(0, "evaluate", "--spec", strict, "--from", file, "--folds", "3", "--json"))
        .contains("\"fraudF1\" : 1.0");
    String campaigns = run(0, "campaigns", "--spec", SPEC, "--from", file);
    assertThat(campaigns.lines().skip(1).map(l -> l.split(",")[0]).distinct()).hasSize(2);
    assertThat(campaigns.lines()).hasSize(25);
  }

  @Test
  void aFileThatIsNotWhatTheSpecSaysIsNamed() throws IOException {
    Path other = temp.resolve("other.tsv");
    Files.writeString(other, "class\ttext\nFR_Bank\t秘密\n");
    assertThat(run(4, "train", "--spec", SPEC, "--from", other, "--out", temp))
        .contains("other.tsv has no column label");
    Files.writeString(other, "label\ttext\nFR_Bank\t秘密\t多\n");
    assertThat(run(4, "train", "--spec", SPEC, "--from", other, "--out", temp))
        .contains("line 2 has 3 fields")
        .doesNotContain("秘密");
    assertThat(run(3, "campaigns", "--spec", SPEC, "--from", temp.resolve("no.tsv")))
        .contains("absent");
    assertThat(run(2, "evaluate", "--spec", SPEC, "--from", file, "--folds", "1"))
        .contains("--folds is 1");
  }

  @Test
  void aSpecWithAnUnknownKeyIsRefused() throws IOException {
    Path spec = temp.resolve("spec.yaml");
    Files.writeString(spec, Files.readString(SPEC) + "politics: [X]\n");
    assertThat(run(2, "train", "--spec", spec, "--from", file, "--out", temp))
        .contains("spec.yaml", "politics");
    Files.writeString(spec, Files.readString(SPEC).replace("ordinary:", "politics:"));
    assertThat(run(2, "train", "--spec", spec, "--from", file, "--out", temp))
        .contains("groups has politics");
  }

  private static String run(int code, Object... args) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    CommandLine line = Main.commandLine().setOut(writer).setErr(writer);
    String[] words = new String[args.length + 1];
    words[0] = "text";
    for (int i = 0; i < args.length; i++) {
      words[i + 1] = args[i].toString();
    }
    assertThat(line.execute(words)).as(text.toString()).isEqualTo(code);
    return text.toString();
  }
}
