package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnobsTest {

  @Test
  void everyKnobIsRead() throws URISyntaxException {
    URL classes = Knobs.class.getProtectionDomain().getCodeSource().getLocation();
    Path folder = Path.of(classes.toURI()).resolve("org/cluelake/sample");
    JavaClasses sample =
        ArchConfiguration.withThreadLocalScope(
            configuration -> {
              configuration.setResolveMissingDependenciesFromClassPath(false);
              return new ClassFileImporter().importPath(folder);
            });
    for (Class<?> group : Knobs.class.getDeclaredClasses()) {
      if (!group.isRecord()) {
        continue;
      }
      JavaClass imported = sample.get(group);
      for (RecordComponent knob : group.getRecordComponents()) {
        assertThat(imported.getMethod(knob.getName()).getCallsOfSelf())
            .as(group.getSimpleName() + "." + knob.getName())
            .isNotEmpty();
      }
    }
  }

  @Test
  void everyKnobSaysWhatItMeans() throws IOException {
    try (var in = Knobs.class.getResourceAsStream("nation.yaml")) {
      List<String> silent =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("  ") && !line.startsWith("  - "))
              .filter(line -> !line.contains(" # "))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void sharesAreShares() {
    Knobs knobs = Knobs.read();
    assertThat(knobs.classes())
        .hasSize(12)
        .allSatisfy(
            c -> assertThat(List.of(c.female(), c.phone(), c.overseas())).allMatch(s -> s <= 1));
    assertThat(knobs.classes().stream().mapToInt(Knobs.FraudClass::cases).sum()).isEqualTo(102_762);
  }

  @Test
  void theAmountOfFraudChangesTheKnobsOfSchemesAloneAndAtOneNone() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (var usual = Knobs.class.getResourceAsStream("nation.yaml");
        var again = Knobs.class.getResourceAsStream("nation.yaml");
        var third = Knobs.class.getResourceAsStream("nation.yaml")) {
      Map<String, Double> before = numbers(yaml.readTree(usual));
      assertThat(numbers(FraudAmount.USUAL.scaled(yaml.readTree(again)))).isEqualTo(before);
      Map<String, Double> after = numbers(new FraudAmount(0.5, 0.25).scaled(yaml.readTree(third)));
      Map<String, Double> shares = new TreeMap<>();
      after.forEach(
          (knob, value) -> {
            if (!value.equals(before.get(knob))) {
              shares.put(knob, value / before.get(knob));
            }
          });
      assertThat(shares)
          .isEqualTo(
              Map.of(
                  "fraud.campaignsPerDay", 0.5,
                  "fraud.gangs", 0.5,
                  "fraud.victims", 0.25,
                  "border.smuggled", 0.5,
                  "border.recruitedParties", 0.5,
                  "machines.misusedShare", 0.5));
    }
  }

  private static Map<String, Double> numbers(JsonNode nation) {
    Map<String, Double> numbers = new TreeMap<>();
    nation
        .fields()
        .forEachRemaining(
            group ->
                group
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        knob ->
                            numbers.put(
                                group.getKey() + "." + knob.getKey(),
                                knob.getValue().doubleValue())));
    return numbers;
  }
}
