package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code conf/jobs} hands to spark-submit is understood by the real command line. */
class JobFilesTest {

  private static final Map<String, String> WORDS =
      Map.of("{{ date }}", "2026-03-10", "{{ quarter }}", "2026Q1", "{{ today }}", "2026-04-01");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Repository.root().resolve("conf/jobs"))) {
      return files.sorted().toList();
    }
  }

  private static String[] arguments(Path file) throws IOException {
    List<String> arguments = new ArrayList<>();
    for (JsonNode part : new YAMLMapper().readTree(file.toFile()).path("command")) {
      String text = part.asText();
      for (Map.Entry<String, String> word : WORDS.entrySet()) {
        text = text.replace(word.getKey(), word.getValue());
      }
      arguments.add(text.replaceAll("\\{\\{ var\\.value\\.[a-z_]+ \\}\\}", "/data"));
    }
    return arguments.toArray(String[]::new);
  }

  @TestFactory
  Stream<DynamicTest> everyCommandIsKnown() throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      String[] arguments = arguments(file);
                      assertThat(arguments).isNotEmpty().noneMatch(a -> a.contains("{{"));
                      CommandLine.ParseResult parsed = Main.commandLine().parseArgs(arguments);
                      assertThat(parsed.hasSubcommand()).isTrue();
                    }));
  }

  @Test
  void anArgumentNobodyKnowsIsNoticed() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(arguments(files().get(0))));
    arguments.add("--no-such-option");
    assertThatThrownBy(() -> Main.commandLine().parseArgs(arguments.toArray(String[]::new)))
        .isInstanceOf(ParameterException.class);
  }
}
