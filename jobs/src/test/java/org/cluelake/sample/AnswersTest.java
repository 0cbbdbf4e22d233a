package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final String HEADER = "subject_kind,subject_id,entity_kind,entity\n";

  @TempDir private Path out;
  private Path handedOver;

  @BeforeEach
  void write() throws IOException {
    var unused = SampleNation.write(new SampleSpec(0.02, 6, 1, FIRST, 0), out);
    StringBuilder rows = new StringBuilder(HEADER);
    int id = 0;
    for (String file : List.of("scheme", "lookalike")) {
      for (String line : Files.readAllLines(out.resolve("truth/" + file + ".csv"))) {
        String[] fields = line.split(",");
        String kind =
            switch (fields[1]) {
              case "person" -> "clue";
              case "number" -> "phone_card";
              case "account" -> "bank_card";
              default -> null;
            };
        if (kind != null) {
          rows.append("%s,subject-%05d,%s,%s%n".formatted(kind, id++, fields[1], fields[2]));
        }
      }
    }
    handedOver = Files.writeString(out.resolve("handed-over.csv"), rows);
  }

  @Test
  void everyEntryIsAnsweredOnceAndObjectionsAreDecidedLater() throws Exception {
    long entries = rows().size();
    Map<String, Long> first = Answers.write(handedOver, out, FIRST, 1);
    assertThat(first.get("clue_feedback")).isEqualTo(entries);
    assertThat(first.get("objection")).isPositive().isLessThan(entries / 2);
    Map<String, Long> second = Answers.write(handedOver, out, FIRST.plusDays(1), 1);
    assertThat(second.get("clue_feedback")).isZero();
    for (int day = 2; day < 5; day++) {
      var unused = Answers.write(handedOver, out, FIRST.plusDays(day), 1);
    }
    List<Map<String, String>> objections =
        Delivered.before(out.resolve("delivery"), "objection", FIRST.plusDays(9));
    assertThat(objections.stream().map(o -> o.get("state")).collect(Collectors.toSet()))
        .contains("open", "upheld");
    assertThat(
            objections.stream()
                .filter(o -> o.get("state").equals("open"))
                .map(o -> o.get("objection_id")))
        .doesNotHaveDuplicates();
    for (String feed : List.of("clue_feedback", "objection")) {
      assertThat(BrokenRules.of(feed, out)).as(feed).isEmpty();
    }
  }

  @Test
  void answersFollowTheTruth() throws IOException {
    var unused = Answers.write(handedOver, out, FIRST.plusDays(4), 1);
    List<Map<String, String>> answers =
        Delivered.before(out.resolve("delivery"), "clue_feedback", FIRST.plusDays(9));
    assertThat(answers.stream().map(a -> a.get("status")).collect(Collectors.toSet()))
        .contains("confirmed_sold", "normal_business", "own_account_of_victim");
    KnownTruth truth = KnownTruth.read(out.resolve("truth"), FIRST.plusDays(4));
    Map<String, String> entities = rows().stream().collect(Collectors.toMap(r -> r[1], r -> r[3]));
    assertThat(answers)
        .filteredOn(a -> a.get("status").equals("confirmed_sold"))
        .allMatch(a -> truth.isTool(entities.get(a.get("subject_id"))));
  }

  @Test
  void theSameNightGivesTheSameAnswers() throws IOException {
    Path file = out.resolve("delivery/2026-03-03/clue_feedback-0001.csv.gz");
    var once = Answers.write(handedOver, out, FIRST, 1);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(Answers.write(handedOver, out, FIRST, 1)).isEqualTo(once);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void anotherFileIsRefusedByName() throws IOException {
    Path other = Files.writeString(out.resolve("other.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> Answers.write(other, out, FIRST, 1))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("other.csv")
        .hasMessageContaining("subject_kind");
  }

  private List<String[]> rows() throws IOException {
    return Files.readAllLines(handedOver).stream().skip(1).map(l -> l.split(",")).toList();
  }
}
