package org.cluelake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesTest {

  @Test
  void everyFileHasItsLineAndEveryLineItsFile() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("tables"))) {
      Set<String> onDisk =
          files
              .filter(f -> f.toString().endsWith(".yaml"))
              .map(
                  f ->
                      f.getParent().getFileName()
                          + "."
                          + f.getFileName().toString().replace(".yaml", ""))
              .collect(Collectors.toSet());
      assertThat(Tables.all())
          .extracting(TableContract::id)
          .containsExactlyInAnyOrderElementsOf(onDisk);
    }
  }

  @Test
  void everyTypeIsOneTheKernelKnows() {
    for (TableContract table : stored()) {
      for (var field : table.structType().fields()) {
        assertThat(PhysicalTypes.kernel(field.dataType())).isNotBlank();
      }
    }
  }

  @Test
  void everyCleanColumnComesFromItsFeed() {
    for (TableContract clean : Tables.of(Layer.CLEAN)) {
      TableContract feed = Tables.feed(clean.source());
      for (Property p : clean.properties()) {
        for (String from : p.from()) {
          assertThat(from.isEmpty() || feed.columns().contains(from))
              .as("%s.%s comes from %s", clean.id(), p.name(), from)
              .isTrue();
        }
      }
    }
  }

  @Test
  void everyIdentityOfAFeedBecomesATokenOrIsDropped() {
    for (TableContract clean : Tables.of(Layer.CLEAN)) {
      TableContract feed = Tables.feed(clean.source());
      for (Property p : clean.properties()) {
        boolean fromIdentity =
            p.from().stream()
                .filter(from -> !from.isEmpty())
                .anyMatch(
                    from -> "identity".equals(feed.property(from).orElseThrow().classification()));
        assertThat(fromIdentity && p.token() == null && p.derivedBeforeToken() == null)
            .as("%s.%s copies an identity", clean.id(), p.name())
            .isFalse();
      }
    }
  }

  @Test
  void transfersBecomeTwoLegs() {
    assertThat(Tables.ACCOUNT_LEG.legs()).isEqualTo(2);
    assertThat(Tables.TELECOM_CALL.legs()).isEqualTo(1);
  }

  private static List<TableContract> stored() {
    return Tables.all().stream().filter(t -> t.layer() != Layer.SOURCE).toList();
  }
}
