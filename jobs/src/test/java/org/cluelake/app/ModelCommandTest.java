package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands end to end, on an invented table of 300 rows. */
class ModelCommandTest {

  private static final String SPEC =
      """
      name: invented
      subject: number
      id: subject
      label: fraud
      use: A test.
      innerFolds: 2
      points: 3
      trees:
        - {rounds: 20, depth: 3, learningRate: 0.3, rowShare: 0.8, columnShare: 1, minChildWeight: 1, lambda: 1, gamma: 0, bags: 2}
      ratios: [[calls, contacts]]
      banned: {secret: it is the label}
      sentences: {calls per contacts: calls per contact}
      """;

  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path spec;
  private Path data;

  @BeforeEach
  void table() throws IOException {
    spec = Files.writeString(temp.resolve("spec.yaml"), SPEC);
    data = temp.resolve("data.csv");
    Files.write(data, lines());
  }

  private static List<String> lines() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> lines = new ArrayList<>(List.of("subject,calls,contacts,secret,note,fraud"));
    for (int i = 0; i < 300; i++) {
      boolean fraud = random.nextInt(3) == 0;
      int contacts = 1 + random.nextInt(20);
      int calls = contacts * (fraud ? 1 : 2) + random.nextInt(1 + contacts);
      String label = i % 50 == 0 ? "" : fraud ? "1" : "0";
      lines.add("s" + i + "," + calls + "," + contacts + "," + (fraud ? 1 : 0) + ",word," + label);
    }
    return lines;
  }

  @Test
  void trainsScoresAndTellsWhy() throws IOException {
    String version = trained("model");
    assertThat(version).matches("invented [0-9a-f]{16}");

    assertThat(run("card", "--model", temp.resolve("model").toString())).isZero();
    assertThat(out.toString())
        .contains("# Model card: invented", version.substring(9), "secret (it is the label)")
        .contains("294 labelled rows", "calls per contact");

    Path scores = temp.resolve("scores.csv");
    assertThat(
            run(
                "score",
                "--model",
                temp.resolve("model").toString(),
                "--data",
                data.toString(),
                "--out",
                scores.toString()))
        .isZero();
    List<String> rows = Files.readAllLines(scores);
    assertThat(rows).hasSize(301);
    assertThat(rows.get(0)).isEqualTo("subject,probability,band,reasons,contributions,model");
    assertThat(rows).anyMatch(r -> r.contains("flagged,\"calls per contact is "));
    assertThat(rows).noneMatch(r -> r.contains("secret"));
  }

  @Test
  void theOrderOfRowsAndASecondRunChangeNothing() throws IOException {
    String first = trained("first");
    List<String> shuffled = lines();
    Collections.reverse(shuffled.subList(1, shuffled.size()));
    Files.write(data, shuffled);
    out.getBuffer().setLength(0);
    String second = trained("second");

    for (String file : new String[] {"trees-0.ubj", "trees-1.ubj"}) {
      assertThat(temp.resolve("second").resolve(file))
          .hasSameBinaryContentAs(temp.resolve("first").resolve(file));
    }
    // The version also pins the file learned from, which is another one now.
    assertThat(second).isNotEqualTo(first);
    Files.write(data, lines());
    out.getBuffer().setLength(0);
    assertThat(trained("third")).isEqualTo(first);
  }

  @Test
  void aModelThatWasChangedIsRefused() throws IOException {
    var unused = trained("model");
    Path facts = temp.resolve("model/model.json");
    Files.writeString(facts, Files.readString(facts).replace("\"seed\" : 1", "\"seed\" : 2"));
    assertThat(run("card", "--model", temp.resolve("model").toString())).isEqualTo(4);
    assertThat(err.toString()).contains("other bytes than its version says");
  }

  @Test
  void evaluatesTreesBesideRules() {
    assertThat(
            run(
                "evaluate",
                "--spec",
                spec.toString(),
                "--data",
                data.toString(),
                "--folds",
                "3",
                "--repeats",
                "2",
                "--json",
                "--page",
                temp.resolve("page.html").toString()))
        .isZero();
    assertThat(temp.resolve("page.html"))
        .content()
        .contains("<svg", "rules alone, Brier score", "fraud f1")
        .doesNotContain("<script");
    assertThat(out.toString())
        .contains("\"rules alone\"", "\"trees\"", "\"fraud_f1\"", "\"brier\"")
        .contains("\"average_precision_prevalence_0.1_percent\"");
  }

  @Test
  void aPlaceAmongTheFeaturesIsRefused() throws IOException {
    Files.write(
        data, lines().stream().map(l -> l.replace("calls,con", "home_region,con")).toList());
    Files.writeString(spec, SPEC.replace("ratios: [[calls, contacts]]\n", ""));
    assertThat(run("evaluate", "--spec", spec.toString(), "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("home_region is no feature");
  }

  @Test
  void anUnknownKeyIsNamed() throws IOException {
    Files.writeString(spec, SPEC + "colour: red\n");
    assertThat(run("evaluate", "--spec", spec.toString(), "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("spec.yaml, colour", "no such key");
  }

  @Test
  void aLabelThatIsNeitherIsRefusedWithoutShowingIt() throws IOException {
    List<String> lines = lines();
    lines.set(5, lines.get(5).replaceAll(",[01]$", ",7"));
    Files.write(data, lines);
    assertThat(run("evaluate", "--spec", spec.toString(), "--data", data.toString())).isEqualTo(4);
    assertThat(err.toString()).contains("label column fraud", "in 1 rows");
  }

  private String trained(String folder) {
    assertThat(
            run(
                "train",
                "--spec",
                spec.toString(),
                "--data",
                data.toString(),
                "--out",
                temp.resolve(folder).toString()))
        .as(err.toString())
        .isZero();
    return out.toString().strip();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "model";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
