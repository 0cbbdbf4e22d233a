package org.cluelake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Sha256;
import org.cluelake.sample.SampleNation;
import org.cluelake.sample.SampleSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries a bench adds to a nation's. */
class BusyNumberTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final TableContract CALLS = Tables.feed("telecom_call");

  @TempDir static Path home;

  @BeforeAll
  static void nation() {
    var unused = SampleNation.write(new SampleSpec(0.02, 1, 1, DAY, 0), home);
  }

  @Test
  void aBusyNumberHasTwoLegsACallSpreadOverTheDayAndManyPartners() throws IOException {
    long before = stated(home.resolve("delivery/" + DAY)).get("files").size();
    BusyNumber.add(home.resolve("delivery"), DAY, DAY, 130_000);
    JsonNode files = stated(home.resolve("delivery/" + DAY)).get("files");
    assertThat(files.size()).isEqualTo(before + 2);
    Map<String, Integer> served = new TreeMap<>();
    TreeSet<String> moments = new TreeSet<>();
    TreeSet<String> ids = new TreeSet<>();
    for (JsonNode file : files) {
      if (file.get("name").asText().contains("busy")) {
        for (List<String> row : rows(file)) {
          served.merge(value(row, "served_number") + value(row, "direction"), 1, Integer::sum);
          moments.add(value(row, "started_at"));
          assertThat(ids.add(value(row, "record_id"))).isTrue();
        }
      }
    }
    assertThat(ids).hasSize(260_000);
    assertThat(moments.first()).isEqualTo(DAY + " 00:00:00");
    assertThat(moments.last()).isEqualTo(DAY + " 23:59:59");
    assertThat(served.values().stream().filter(n -> n == 130_000)).hasSize(1);
    assertThat(served).hasSizeGreaterThan(200);
  }

  @Test
  void anEmptyDeliveryNamesEveryFeedAndHasNoRow() throws IOException {
    Path like = home.resolve("delivery/" + DAY);
    Path empty = home.resolve("empty");
    EmptyDelivery.write(like, empty);
    List<RivalDelivery.Delivered> files = RivalDelivery.files(empty);
    assertThat(files.stream().map(RivalDelivery.Delivered::feed).distinct().toList())
        .containsExactlyElementsOf(
            RivalDelivery.files(like).stream()
                .map(RivalDelivery.Delivered::feed)
                .distinct()
                .toList());
    for (RivalDelivery.Delivered file : files) {
      byte[] bytes = Files.readAllBytes(file.path());
      assertThat(sha256(bytes)).isEqualTo(file.sha256());
      assertThat(text(bytes).lines().toList())
          .containsExactly(String.join(",", Tables.feed(file.feed()).columns()));
    }
  }

  private static JsonNode stated(Path folder) throws IOException {
    return new JsonMapper().readTree(folder.resolve("telecom_call.manifest.json").toFile());
  }

  private static List<List<String>> rows(JsonNode stated) throws IOException {
    byte[] bytes =
        Files.readAllBytes(home.resolve("delivery/" + DAY).resolve(stated.get("name").asText()));
    assertThat(stated.get("bytes").asLong()).isEqualTo(bytes.length);
    assertThat(stated.get("sha256").asText()).isEqualTo(sha256(bytes));
    List<List<String>> rows = new ArrayList<>();
    text(bytes).lines().skip(1).forEach(l -> rows.add(List.of(l.split(",", -1))));
    assertThat(stated.get("rows").asLong()).isEqualTo(rows.size());
    return rows;
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }

  private static String text(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String value(List<String> row, String column) {
    return row.get(CALLS.columns().indexOf(column));
  }
}
