package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

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
}
