package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cluelake.bucket.Scratch;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.RegistryEntry;
import org.cluelake.identity.RegistryToken;
import org.cluelake.identity.TokenRegistry;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.source.MovedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's registration beside a registry that holds everything in Java. */
class RegistrationTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  /** Three identities to a wish, so that most collide. */
  @Provide
  Arbitrary<List<Set<Integer>>> nights() {
    return Arbitraries.integers()
        .between(1, 12)
        .set()
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 40)
  void nightsAndOneHistoryGiveWhatTheWholeRegistryGives(@ForAll("nights") List<Set<Integer>> nights)
      throws IOException {
    Path folder = Files.createTempDirectory("a registration, 100% ");
    try {
      NavigableMap<LocalDate, List<String>> wanted = new TreeMap<>();
      for (int night = 0; night < nights.size(); night++) {
        LocalDate day = FIRST.plusDays(night);
        wanted.put(day, written(folder.resolve("wanted-" + night), nights.get(night)));
      }
      assertThat(asNights(folder, wanted, nights)).isEqualTo(whole(nights));
      assertThat(asHistory(folder, wanted, nights)).isEqualTo(whole(nights));
    } finally {
      Scratch.remove(folder);
    }
  }

  @Test
  void aRegistryThatContradictsItselfIsRefusedEvenWhereNothingIsWanted(@TempDir Path folder) {
    try (SmallRead write = new SmallRead(bounds(folder));
        SmallRead read = new SmallRead(bounds(folder))) {
      List<SliceFile> registry =
          write
              .staged(
                  Tables.TOKEN_REGISTRY,
                  "SELECT 'text' AS kind, i AS fingerprint, %d AS token FROM range(1, 3) t(i)"
                      .formatted(RegistryToken.BIT | 5),
                  staging(folder, FIRST))
              .stream()
              .map(f -> f.on(FIRST, 1))
              .toList();
      Registration registration =
          new Registration(read, registry, new TreeMap<>(Map.of(FIRST, List.of())));
      assertThatThrownBy(() -> registration.answers(d -> staging(folder, d)))
          .isInstanceOf(PipelineException.class)
          .hasMessageContaining("text")
          .hasMessageNotContaining(Long.toString(RegistryToken.BIT | 5));
    }
  }

  /** By night, the token of each identity and the entries added. */
  private static List<Object> whole(List<Set<Integer>> nights) {
    TokenRegistry registry = new TokenRegistry(List.of());
    List<Object> given = new ArrayList<>();
    for (Set<Integer> night : nights) {
      List<RegistryEntry> wishes = night.stream().map(RegistrationTest::wish).toList();
      TokenRegistry.Resolution resolution = registry.resolve(wishes);
      Map<RegistryEntry, Long> tokens = new HashMap<>();
      wishes.forEach(w -> tokens.put(w, resolution.tokenOf(w)));
      given.add(List.of(tokens, Set.copyOf(resolution.added())));
    }
    return given;
  }

  private static List<Object> asNights(
      Path folder, NavigableMap<LocalDate, List<String>> wanted, List<Set<Integer>> nights) {
    List<SliceFile> registry = new ArrayList<>();
    List<Object> given = new ArrayList<>();
    wanted.forEach(
        (day, files) -> {
          NavigableMap<LocalDate, List<String>> one = new TreeMap<>(Map.of(day, files));
          try (SmallRead read = new SmallRead(bounds(folder))) {
            Registration.Answer answer =
                new Registration(read, registry, one).answers(d -> staging(folder, d)).get(day);
            given.add(given(folder, nights.get(given.size()), answer));
            answer.added().forEach(f -> registry.add(f.on(day, 1)));
          }
        });
    return given;
  }

  private static List<Object> asHistory(
      Path folder, NavigableMap<LocalDate, List<String>> wanted, List<Set<Integer>> nights) {
    try (SmallRead read = new SmallRead(bounds(folder))) {
      List<Object> given = new ArrayList<>();
      new Registration(read, List.of(), wanted)
          .answers(d -> staging(folder, d))
          .values()
          .forEach(answer -> given.add(given(folder, nights.get(given.size()), answer)));
      return given;
    }
  }

  private static Object given(Path folder, Set<Integer> night, Registration.Answer answer) {
    Map<Long, Long> moved =
        answer.moved().stream()
            .collect(Collectors.toMap(MovedToken::fingerprint, MovedToken::token));
    Map<RegistryEntry, Long> tokens = new HashMap<>();
    night.stream()
        .map(RegistrationTest::wish)
        .forEach(w -> tokens.put(w, moved.getOrDefault(w.fingerprint(), w.token())));
    return List.of(tokens, Set.copyOf(entries(folder, answer.added())));
  }

  private static List<RegistryEntry> entries(Path folder, List<StagedFile> added) {
    try (SmallRead read = new SmallRead(bounds(folder))) {
      return Registration.entries(
          read.with("r", Tables.TOKEN_REGISTRY, added.stream().map(f -> f.on(FIRST, 1)).toList()),
          "SELECT kind, token, fingerprint FROM r");
    }
  }

  /** Two files of the same entries, one given as a path and one in Hadoop's form of a URI. */
  private static List<String> written(Path file, Set<Integer> identities) {
    if (identities.isEmpty()) {
      return List.of();
    }
    try (Kernel kernel = Kernel.open(bounds(file.getParent()), "wanted entries")) {
      String rows =
          identities.stream()
              .map(RegistrationTest::wish)
              .map(
                  w ->
                      "('%s', %d::BIGINT, %d::BIGINT)"
                          .formatted(w.kind().id(), w.fingerprint(), w.token()))
              .collect(Collectors.joining(", "));
      List<String> files = new ArrayList<>();
      for (int copy = 0; copy < 2; copy++) {
        String path = file + "-" + copy + ".parquet";
        kernel.run(
            "COPY (SELECT * FROM (VALUES %s) w(kind, fingerprint, token)) TO '%s' (FORMAT parquet)"
                .formatted(rows, path));
        boolean unused = files.add(copy == 0 ? path : "file:" + path);
      }
      return files;
    }
  }

  private static RegistryEntry wish(int identity) {
    return new RegistryEntry(
        identity % 2 == 0 ? IdentityKind.TEXT : IdentityKind.DEVICE,
        RegistryToken.BIT | (identity % 4),
        identity);
  }

  /** Written as a lake writes its folders: Hadoop's form, in which nothing is escaped. */
  private static String staging(Path folder, LocalDate day) {
    return new org.apache.hadoop.fs.Path(folder.resolve("staging/biz_date=" + day).toUri())
        .toString();
  }

  private static KernelBounds bounds(Path folder) {
    return new KernelBounds(128, folder.resolve("scratch").toString());
  }
}
