package org.cluelake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed files of {@code schemas/generated} are what the contracts say today. */
class GeneratedFilesTest {

  private static final boolean UPDATE = Boolean.getBoolean("generated.update");
  private static final Path FOLDER = Path.of("generated");
  private static final String REMEDY =
      "stale; run: mvn -pl schemas test -Dtest=GeneratedFilesTest -Dgenerated.update=true";

  @Test
  void committedFilesAreFresh() throws IOException {
    Map<String, String> wanted = ContractDocs.files(Tables.all());
    if (UPDATE) {
      assertThat(System.getenv("CI")).as("generated files are never rewritten here").isNull();
      rewrite(wanted);
    }
    assertThat(names()).as(REMEDY).containsExactlyInAnyOrderElementsOf(wanted.keySet());
    for (Map.Entry<String, String> file : wanted.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(file.getKey())))
          .as("schemas/generated/%s is %s", file.getKey(), REMEDY)
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void everyTableAndColumnIsDocumentedWithItsSentence() {
    String text = ContractDocs.files(Tables.all()).get("tables.md");
    for (TableContract table : Tables.all()) {
      assertThat(text).contains("\n## " + table.id() + "\n\n" + table.description() + "\n");
      table
          .properties()
          .forEach(p -> assertThat(text).contains("| `" + p.name() + "` | ", p.description()));
    }
  }

  @Test
  void everyTokenAndIdentityIsOnTheMaskingList() {
    String text = ContractDocs.files(Tables.all()).get("masking.md");
    for (TableContract table : Tables.all()) {
      for (Property p : table.properties()) {
        boolean masked = List.of("token", "identity").contains(p.classification());
        assertThat(text.contains("| " + table.id() + " | `" + p.name() + "` |"))
            .as("%s.%s", table.id(), p.name())
            .isEqualTo(masked);
      }
    }
  }

  @Test
  void requiredColumnsAreNotNullAndTextIsQuoted() {
    String ddl = ContractDdl.of(Tables.ACCOUNT_LEG);
    assertThat(ddl)
        .contains("`transfer_id` STRING NOT NULL COMMENT 'The institution\\'s id of the movement.'")
        .contains("`counterparty` BIGINT COMMENT ")
        .contains("PARTITIONED BY (biz_date, gen, bucket)")
        .contains("'delta.appendOnly' = 'true'");
  }

  @Test
  void feedsHaveNoStatement() {
    assertThatThrownBy(() -> ContractDdl.of(Tables.SOURCE_TELECOM_CALL))
        .hasMessage("source.telecom_call is delivered, not stored");
    assertThat(ContractDocs.files(Tables.all()).keySet()).noneMatch(f -> f.startsWith("source."));
  }

  private static List<String> names() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private static void rewrite(Map<String, String> wanted) throws IOException {
    Path unused = Files.createDirectories(FOLDER);
    for (String name : names()) {
      if (!wanted.containsKey(name)) {
        Files.delete(FOLDER.resolve(name));
      }
    }
    for (Map.Entry<String, String> file : wanted.entrySet()) {
      Path written = Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      assertThat(written).exists();
    }
  }
}
