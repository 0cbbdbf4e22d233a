package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.Landing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedLayoutsTest {

  private static final Path FEEDS =
      Path.of(System.getProperty("cluelake.root", "..")).resolve("conf/feeds");

  @TempDir private Path temp;

  static List<Path> layouts() throws IOException {
    try (Stream<Path> all = Files.list(FEEDS)) {
      return all.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void everyShippedLayoutIsReadAndNamedAsItsFile(Path file) {
    ForeignLayout layout = ForeignLayout.read(file, LayoutSample.FEEDS);
    assertThat(layout.name() + ".yaml").isEqualTo(file.getFileName().toString());
  }

  @Test
  void paymentEventsBecomeADelivery() throws IOException {
    String log =
        """
        {"id":"e1","event":"transfer","test_account":false,"occurred_ms":1772323200123,"payer":{"account":" w9900000000000001"},"payee":{"account":"W9900000000000002","balance_minor":0},"amount_minor":9007199254740993,"currency":"CNY","channel":"app","outcome":"settled","device":{"fingerprint":"d1"},"risk":{"score":0.5},"version":3}
        {"id":"e2","event":"transfer","test_account":true,"occurred_ms":1772323200123,"amount_minor":1,"currency":"CNY","channel":"app","outcome":"settled"}
        {"id":"e3","event":"refund","test_account":false,"occurred_ms":1772323200123,"amount_minor":1,"currency":"CNY","channel":"app","outcome":"settled"}
        {"id":"e4","event":"deposit","test_account":false,"occurred_ms":1772323200000,"payee":{"account":"W9900000000000002"},"amount_minor":1050,"currency":"CNY","channel":"kiosk","outcome":"declined"}
        {"id":"e5","event":"deposit","test_account":false,"occurred_ms":1772323200000,"amount_minor":10.5,"currency":"CNY","channel":"kiosk","outcome":"unheard of"}
        {"id":"e6","event":"deposit","test_account":false,"occurred_ms":1772323200000,"amount_minor":10,"currency":"CNY","channel":"kio
        """;
    Path from = temp.resolve("from");
    LayoutSample.write(from.resolve("events-1.jsonl.gz"), Foreign.gzip(ForeignRows.utf8(log)));
    ForeignLayout layout =
        ForeignLayout.read(FEEDS.resolve("payment-events.yaml"), LayoutSample.FEEDS);

    ImportSummary summary = LayoutImport.write(layout, from, temp.resolve("inbox"));

    ImportSummary.OfFeed feed = summary.feeds().get(0);
    assertThat(feed.leftOut()).isEqualTo(2);
    assertThat(Files.readAllLines(temp.resolve("inbox").resolve(summary.refusals())))
        .containsExactly(
            "feed,file,line,reason",
            "bank_transfer,events-1.jsonl.gz,5,DECIMAL_SCALE:amount",
            "bank_transfer,events-1.jsonl.gz,6,JSON_FORMAT");
    LandedDelivery landed =
        new Landing(
                temp.resolve("inbox"), temp.resolve("landing"), LayoutSample.FEEDS, h -> false, 1)
            .land(layout.firstDay());
    assertThat(landed.refused()).isEmpty();
    assertThat(Files.readAllLines(landed.accepted().get(0).landed()).subList(1, 3))
        .containsExactly(
            "e1,W9900000000000001,W9900000000000002,2026-03-01T08:00:00.123+08:00,"
                + "90071992547409.93,CNY,mobile,,d1,,,settled,,0.00",
            "e4,,W9900000000000002,2026-03-01 08:00:00,10.50,CNY,third_party,,,,,rejected,,");
  }
}
