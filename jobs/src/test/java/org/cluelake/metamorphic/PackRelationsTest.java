package org.cluelake.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cluelake.detector.Detector;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every relation over every detector, on the rows of its rule pack. Where a relation has nothing to
 * change, {@code metamorphic/nothing-to-change.txt} names the detectors; where what it changes is
 * what a detector rightly goes by, {@code metamorphic/exceptions.txt} says why. Both are held
 * exact; {@code -Dmetamorphic.update=true} writes the first anew.
 */
class PackRelationsTest {

  /** Two seeds in the suite; {@code -Dmetamorphic.seeds=50} takes fifty. */
  static final List<Long> SEEDS =
      LongStream.range(2, 2 + Long.getLong("metamorphic.seeds", 2)).boxed().toList();

  private static final boolean UPDATE = Boolean.getBoolean("metamorphic.update");
  private static final Path LISTS =
      Repository.root().resolve("jobs/src/test/resources/metamorphic");
  private static final int LEAST_RELATIONS = 20;

  /** By relation, then detector: what is said otherwise; nothing where nothing was changed. */
  private static final Map<String, Map<String, Optional<List<String>>>> BREACHES = new TreeMap<>();

  @TempDir static Path scratch;

  static List<Relation> relations(Path conf, Path scratch) {
    return Stream.of(
            NameRelations.all(),
            LayoutRelations.all(),
            StrangerRelations.all(),
            EvidenceRelations.all(),
            new LimitRelations(conf, scratch).all())
        .flatMap(List::stream)
        .toList();
  }

  @BeforeAll
  static void lookAtEveryDetector() {
    List<Relation> relations = relations(Repository.conf(), scratch);
    relations.forEach(r -> BREACHES.put(r.name(), new ConcurrentSkipListMap<>()));
    Configured.allDetectors(Repository.conf()).parallelStream().forEach(d -> look(d, relations));
  }

  private static void look(Detector detector, List<Relation> relations) {
    try (Pile pile = new Pile(detector, Repository.pack(detector.id()))) {
      for (Relation relation : relations) {
        List<List<String>> looked =
            SEEDS.stream()
                .flatMap(seed -> relation.judgement().breaches(pile, seed).stream())
                .toList();
        var unused =
            BREACHES
                .get(relation.name())
                .put(
                    detector.id(),
                    looked.isEmpty()
                        ? Optional.empty()
                        : Optional.of(looked.stream().flatMap(List::stream).toList()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRelationHolds() throws IOException {
    Map<String, Set<String>> exceptions = listed("exceptions.txt");
    return BREACHES.entrySet().stream()
        .map(
            of ->
                DynamicTest.dynamicTest(
                    of.getKey(),
                    () -> {
                      Set<String> excepted = exceptions.getOrDefault(of.getKey(), Set.of());
                      of.getValue()
                          .forEach(
                              (id, breaches) ->
                                  assertThat(breaches.orElse(List.of()).isEmpty())
                                      .as(
                                          "%s: %s",
                                          id, breaches.orElse(List.of()).stream().findFirst())
                                      .isEqualTo(!excepted.contains(id)));
                    }));
  }

  @Test
  void relationsWithNothingToChangeAreNamed() throws IOException {
    Map<String, Set<String>> idle = new TreeMap<>();
    BREACHES.forEach(
        (name, of) ->
            of.forEach(
                (id, breaches) -> {
                  if (breaches.isEmpty()) {
                    boolean unused = idle.computeIfAbsent(name, n -> new TreeSet<>()).add(id);
                  }
                }));
    if (UPDATE) {
      rewrite(idle);
    }
    assertThat(idle).isEqualTo(listed("nothing-to-change.txt"));
  }

  /** Keeps each relation's reason. */
  private static void rewrite(Map<String, Set<String>> idle) throws IOException {
    Path file = LISTS.resolve("nothing-to-change.txt");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(": ", 3);
      lines.add(
          line.startsWith("#")
              ? line
              : cells[0]
                  + ": "
                  + cells[1]
                  + ": "
                  + String.join(", ", idle.getOrDefault(cells[0], Set.of())));
    }
    Path unused = Files.write(file, lines);
  }

  /** Lines of relation, reason and detectors. */
  private static Map<String, Set<String>> listed(String file) throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    Files.readAllLines(LISTS.resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(": ", 3))
        .forEach(
            cells ->
                listed
                    .computeIfAbsent(cells[0], name -> new TreeSet<>())
                    .addAll(Arrays.asList(cells[2].split(", "))));
    return listed;
  }

  @Test
  void theRelationsAreMany(TestReporter reporter) {
    assertThat(BREACHES).hasSizeGreaterThanOrEqualTo(LEAST_RELATIONS);
    long pairs =
        BREACHES.values().stream()
            .flatMap(of -> of.values().stream())
            .filter(Optional::isPresent)
            .count();
    int detectors = Configured.allDetectors(Repository.conf()).size();
    reporter.publishEntry(
        "relations",
        "%d relations, %d detectors, %d seeds: %d pairs with something to change, %d looks"
            .formatted(BREACHES.size(), detectors, SEEDS.size(), pairs, pairs * SEEDS.size()));
    assertThat(pairs).isGreaterThan((long) detectors * LEAST_RELATIONS / 2);
    assertThat(
            BREACHES.entrySet().stream()
                .filter(of -> of.getValue().values().stream().allMatch(Optional::isEmpty))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()))
        .as("relations that change nothing anywhere")
        .isEmpty();
  }
}
