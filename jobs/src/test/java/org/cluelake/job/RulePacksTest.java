package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.detector.Detector;
import org.cluelake.detector.RulePack;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.PackBench;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every detector has its rule pack, says of it what is planned, and each limit decides in it. */
class RulePacksTest {

  private static final RulePacks PACKS = new RulePacks(Repository.conf());
  private static final KernelBounds BOUNDS = new KernelBounds(512, null);

  /**
   * How far a limit is moved: it lies near a planted case where one of these changes what is said.
   */
  private static final List<Function<BigDecimal, BigDecimal>> MOVES =
      List.of(
          v -> v.subtract(BigDecimal.ONE),
          v -> v.add(BigDecimal.ONE),
          v -> v.multiply(new BigDecimal("0.9")),
          v -> v.multiply(new BigDecimal("1.1")),
          v -> v.multiply(new BigDecimal("0.75")),
          v -> v.multiply(new BigDecimal("1.25")));

  @TestFactory
  Stream<DynamicTest> everyDetectorSaysOfItsPackWhatIsPlanned() {
    return detectors().map(d -> DynamicTest.dynamicTest(d.id(), () -> verify(d)));
  }

  @Test
  void everyPackHasItsDetector() throws IOException {
    try (Stream<Path> folders = Files.list(Repository.conf().resolve("packs"))) {
      assertThat(folders.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(detectors().map(Detector::id).toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLimitDecidesInItsPack() throws IOException {
    Map<String, Set<String>> known = notYetPlanted();
    Map<String, Set<String>> without = ofEach(d -> new Limits(d).withoutEffect());
    return detectors()
        .map(
            d ->
                DynamicTest.dynamicTest(
                    d.id(),
                    () ->
                        assertThat(without.get(d.id()))
                            .as(
                                "limits that no planted case is near; jobs/src/test/resources/packs")
                            .isEqualTo(known.getOrDefault(d.id(), Set.of()))));
  }

  @TestFactory
  Stream<DynamicTest> everyNearMissIsKeptSilentByItsLimitAlone() {
    Map<String, Map<String, Set<Long>>> found = ofEach(RulePacksTest::foundWhereMoved);
    return detectors()
        .map(d -> DynamicTest.dynamicTest(d.id(), () -> nearMisses(d, found.get(d.id()))));
  }

  /** An answer of each detector by its id; a kernel has one thread, so several work at once. */
  private static <T> Map<String, T> ofEach(Function<Detector, T> answer) {
    return detectors().toList().parallelStream()
        .collect(Collectors.toConcurrentMap(Detector::id, answer));
  }

  @Test
  void aDetectorThatSaysOtherwiseStopsTheNight(@TempDir Path folder) throws IOException {
    Detector detector =
        detectors().filter(d -> d.id().equals("long-call-from-abroad")).findFirst().orElseThrow();
    Path pack = Files.createDirectories(folder.resolve("packs/long-call-from-abroad"));
    try (Stream<Path> files = Files.list(Repository.pack(detector.id()))) {
      for (Path file : files.toList()) {
        String text =
            Files.readString(file)
                .replace("plain: [1]", "plain: [7]")
                .replace("historyDays: [6]", "historyDays: [1]");
        Path unused = Files.writeString(pack.resolve(file.getFileName()), text);
      }
    }
    assertThatThrownBy(() -> new RulePacks(folder).verify(List.of(detector), BOUNDS))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("plain does not fire")
        .hasMessageContaining("what historyDays should just keep silent is found");
  }

  @Test
  void aSubjectIsPlannedOneWay() {
    Map<String, List<Long>> kind = Map.of("a", List.of(1L));
    Map<String, List<Long>> other = Map.of("b", List.of(2L));
    assertThatThrownBy(() -> new RulePack(kind, kind, other, Map.of()))
        .hasMessageContaining("nearMisses");
    assertThatThrownBy(() -> new RulePack(kind, Map.of(), other, kind))
        .hasMessageContaining("undecided");
  }

  private static Stream<Detector> detectors() {
    return Configured.allDetectors(Repository.conf()).stream();
  }

  private static void verify(Detector detector) {
    RulePack pack = PACKS.pack(detector);
    assertThat(pack.nearMisses()).as("near misses").isNotEmpty();
    PACKS.verify(List.of(detector), BOUNDS);
  }

  private static Map<String, Set<Long>> foundWhereMoved(Detector detector) {
    Map<String, Set<Long>> found = new TreeMap<>();
    PACKS
        .pack(detector)
        .nearMisses()
        .forEach(
            (limit, subjects) -> {
              Set<Long> unused =
                  found.put(limit, new Limits(detector).foundWhereMoved(limit, subjects));
            });
    return found;
  }

  private static void nearMisses(Detector detector, Map<String, Set<Long>> found) {
    PACKS
        .pack(detector)
        .nearMisses()
        .forEach((limit, subjects) -> assertThat(found.get(limit)).as(limit).containsAll(subjects));
  }

  /** Limits no planted case is near, by detector: a list that is only to become shorter. */
  private static Map<String, Set<String>> notYetPlanted() throws IOException {
    return Files.readAllLines(
            Repository.root().resolve("jobs/src/test/resources/packs/not-yet-planted.txt"))
        .stream()
        .filter(l -> !l.isBlank() && !l.startsWith("#"))
        .map(l -> l.split(":\\s*"))
        .collect(
            Collectors.toMap(l -> l[0], l -> new TreeSet<>(Arrays.asList(l[1].split(",\\s*")))));
  }

  /** A detector's limits, one of them moved at a time. */
  private static final class Limits {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Detector detector;
    private final ObjectNode params;
    private final String className;

    Limits(Detector detector) {
      JsonNode file;
      try {
        file =
            YAML.readTree(
                Repository.conf().resolve("detectors/" + detector.id() + ".yaml").toFile());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      this.detector = detector;
      this.params = (ObjectNode) file.get("params");
      this.className = file.get("class").asText();
    }

    Set<String> withoutEffect() {
      Set<String> without = new TreeSet<>();
      try (PackBench bench = new PackBench(detector, RulePack.NIGHT)) {
        List<PackBench.Found> planned = bench.findings(detector);
        for (String limit : numbers(params, "")) {
          if (moved(limit).stream().allMatch(d -> findings(bench, d).equals(planned))) {
            boolean unused = without.add(limit);
          }
        }
      }
      return without;
    }

    /** Who is found with the limit moved, until these all are. */
    Set<Long> foundWhereMoved(String limit, List<Long> wanted) {
      assertThat(numbers(params, "")).contains(limit);
      Set<Long> found = new TreeSet<>();
      try (PackBench bench = new PackBench(detector, RulePack.NIGHT)) {
        for (Detector other : moved(limit)) {
          findings(bench, other).forEach(f -> found.add(f.subject()));
          if (found.containsAll(wanted)) {
            break;
          }
        }
      }
      return found;
    }

    private static List<PackBench.Found> findings(PackBench bench, Detector detector) {
      bench.look(detector);
      return bench.findings(detector);
    }

    /** The detector with the limit moved, where it takes such a limit. */
    private List<Detector> moved(String limit) {
      List<Detector> moved = new ArrayList<>();
      for (Function<BigDecimal, BigDecimal> move : MOVES) {
        ObjectNode changed = params.deepCopy();
        int dot = limit.lastIndexOf('.');
        ObjectNode holder =
            (ObjectNode)
                (dot < 0 ? changed : changed.at("/" + limit.substring(0, dot).replace('.', '/')));
        String name = limit.substring(dot + 1);
        BigDecimal value = move.apply(holder.get(name).decimalValue());
        ObjectNode unused =
            holder.get(name).isIntegralNumber()
                ? holder.put(name, value.setScale(0, RoundingMode.HALF_UP).intValueExact())
                : holder.put(name, value);
        try {
          moved.add(made(changed));
        } catch (PipelineException e) {
          // The detector refuses such a limit.
        }
      }
      return moved;
    }

    private Detector made(ObjectNode changed) {
      Map<String, Object> tree = YAML.convertValue(changed, new TypeReference<>() {});
      return Configured.detector(detector.id() + ".yaml", className, tree);
    }

    private static List<String> numbers(JsonNode node, String path) {
      List<String> numbers = new ArrayList<>();
      node.fields()
          .forEachRemaining(
              e -> {
                String at = path.isEmpty() ? e.getKey() : path + "." + e.getKey();
                if (e.getValue().isObject()) {
                  numbers.addAll(numbers(e.getValue(), at));
                } else if (e.getValue().isNumber()) {
                  numbers.add(at);
                }
              });
      return numbers;
    }
  }
}
