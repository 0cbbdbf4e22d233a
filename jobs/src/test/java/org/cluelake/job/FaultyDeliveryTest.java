package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.job.SmallNation.FIRST;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.cluelake.contract.Property;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.report.NightReport;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night whose delivery is spoilt in every feed: why each part was not taken, and no identity. */
@ExtendWith(SparkExtension.class)
class FaultyDeliveryTest {

  private static final List<String> FEEDS =
      List.of(
          "telecom_call",
          "bank_transfer",
          "telecom_subscriber",
          "bank_account",
          "police_case",
          "police_involvement");
  private static final int TELLING_LENGTH = 10;

  @TempDir static Path home;
  private static Workshop shop;
  private static Path lake;
  private static final Set<String> identities = new HashSet<>();
  private static final StringBuilder progress = new StringBuilder();
  private static final StringWriter log = new StringWriter();
  private static String page;
  private static Night.Outcome outcome;
  private static final Map<String, Long> stated = new TreeMap<>();

  @BeforeAll
  static void aFaultyNight() throws IOException {
    SmallNation nation = SmallNation.in(home);
    FEEDS.forEach(f -> identities.addAll(identities(f, delivered(nation, f).lines())));

    byte[] subscribers = Files.readAllBytes(delivered(nation, "telecom_subscriber").file());
    delivered(nation, "telecom_subscriber")
        .deliver(Arrays.copyOf(subscribers, subscribers.length - 20));
    List<String> accounts = new ArrayList<>(delivered(nation, "bank_account").lines());
    String[] header = accounts.get(0).split(",");
    accounts.set(
        0, accounts.get(0).replace(header[0] + "," + header[1], header[1] + "," + header[0]));
    delivered(nation, "bank_account").deliver(List.of(accounts));
    byte[] text =
        String.join("\n", delivered(nation, "police_case").lines())
            .concat("\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] damaged = Arrays.copyOf(text, text.length + 2);
    damaged[text.length] = (byte) 0xff;
    damaged[text.length + 1] = '\n';
    delivered(nation, "police_case").deliver(DeliveredFeed.gzip(damaged));
    List<String> transfers = new ArrayList<>(delivered(nation, "bank_transfer").lines());
    transfers.set(1, transfers.get(1).replaceFirst(",(\\d+\\.\\d\\d),", ",$15,"));
    delivered(nation, "bank_transfer").deliver(List.of(transfers));
    Files.delete(delivered(nation, "police_involvement").manifest());
    delivered(nation, "calendar").rename("../calendar-0001.csv.gz");
    for (String feed : FEEDS) {
      if (!feed.equals("police_involvement")) {
        stated.put(feed, delivered(nation, feed).rows());
      }
    }

    lake = nation.lake("lake");
    shop = nation.shop(lake);
    try (Watch watch = new Watch()) {
      outcome =
          nation.run(
              shop, FIRST, nation.inbox(), false, line -> progress.append(line).append('\n'));
      try (Facts facts = new Facts(shop, outcome.published())) {
        page = NightReport.page(facts.gather(true));
      }
    }
  }

  private static DeliveredFeed delivered(SmallNation nation, String feed) {
    return new DeliveredFeed(nation.inbox(), FIRST, feed);
  }

  /** Values of identity columns that are long enough to be nobody else's. */
  private static Set<String> identities(String feed, List<String> lines) {
    List<Property> columns = Tables.feed(feed).properties();
    Set<String> found = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      for (int i = 0; i < Math.min(values.length, columns.size()); i++) {
        if (columns.get(i).classification().equals("identity")
            && values[i].length() >= TELLING_LENGTH) {
          found.add(values[i]);
        }
      }
    }
    return found;
  }

  @Test
  void everyRefusalHasItsReason() {
    List<String> story =
        SmallNation.rows(
                shop,
                Tables.FILE_LEDGER,
                FIRST,
                1,
                "SELECT name || ' ' || coalesce(reason, status) FROM t",
                "line")
            .stream()
            .map(r -> (String) r.get("line"))
            .toList();
    assertThat(story)
        .contains(
            "telecom_subscriber-0001.csv.gz GZ_TRUNCATED",
            "bank_account-0001.csv.gz SCHEMA_ORDER",
            "police_case-0001.csv.gz ENCODING",
            "police_involvement-0001.csv.gz MANIFEST_MISSING",
            "telecom_call-0001.csv.gz accepted",
            "bank_transfer-0001.csv.gz accepted")
        .anyMatch(line -> line.contains("calendar") && line.endsWith(" NAME_UNSAFE"));
    assertThat(
            SmallNation.rows(
                shop,
                Tables.QUARANTINE,
                FIRST,
                1,
                "SELECT list_contains(reasons, 'MONEY_SCALE:amount') FROM t"
                    + " WHERE feed = 'bank_transfer' AND line = 2",
                "found"))
        .containsExactly(Map.of("found", true));
    assertThat(outcome.published().degraded())
        .as("refused, or not due on the first day as answers to clues are")
        .containsExactly(
            "bank_account",
            "clue_feedback",
            "objection",
            "police_case",
            "police_involvement",
            "telecom_subscriber");
  }

  @Test
  void acceptedQuarantinedAndRefusedRowsAreTheDeliveredRows() {
    Map<String, Long> found = new TreeMap<>();
    SmallNation.rows(
            shop,
            Tables.RECONCILIATION,
            FIRST,
            1,
            "SELECT feed, sum(accepted + quarantined)::BIGINT FROM t GROUP BY feed",
            "feed",
            "rows")
        .forEach(r -> found.merge((String) r.get("feed"), (Long) r.get("rows"), Long::sum));
    SmallNation.rows(
            shop,
            Tables.FILE_LEDGER,
            FIRST,
            1,
            "SELECT feed, sum(rows_declared)::BIGINT FROM t"
                + " WHERE status = 'refused' AND feed IS NOT NULL GROUP BY feed",
            "feed",
            "rows")
        .forEach(r -> found.merge((String) r.get("feed"), (Long) r.get("rows"), Long::sum));
    found.keySet().retainAll(stated.keySet());
    assertThat(found).isEqualTo(stated);
  }

  @Test
  void noIdentityLeavesTheLandedFiles() throws IOException {
    assertThat(identities).hasSizeGreaterThan(500);
    List<String> leaks = new ArrayList<>();
    int landed = 0;
    int read = 0;
    try (Kernel kernel = Kernel.open(new KernelBounds(512, null), 0, 1)) {
      for (Path file : SmallNation.tree(lake)) {
        boolean hasOne =
            contains(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (file.startsWith(lake.resolve("landing"))) {
          landed += hasOne ? 1 : 0;
          continue;
        }
        if (file.toString().endsWith(".parquet")) {
          String rows =
              "SELECT coalesce(string_agg(t::VARCHAR, chr(10)), '') FROM read_parquet(%s) t"
                  .formatted(Kernel.quoted(file.toString()));
          hasOne |= contains((String) kernel.rows(rows).get(0).get(0));
          read++;
        }
        if (hasOne) {
          leaks.add(lake.relativize(file).toString());
        }
      }
    }
    assertThat(landed).as("the search finds the identities where they are").isPositive();
    assertThat(read).isGreaterThan(20);
    assertThat(leaks).isEmpty();
  }

  @Test
  void noIdentityIsPrintedLoggedOrShown() {
    assertThat(progress).contains("publish");
    assertThat(log.toString()).contains("DAGScheduler");
    assertThat(page).contains("<html");
    assertThat(contains(progress.toString())).as("progress").isFalse();
    assertThat(contains(log.toString())).as("log").isFalse();
    assertThat(contains(page)).as("page").isFalse();
  }

  /** Whether a whole run of letters and digits is an identity. */
  private static boolean contains(String text) {
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean isPart = i < text.length() && isWord(text.charAt(i));
      if (isPart && start < 0) {
        start = i;
      } else if (!isPart && start >= 0) {
        if (i - start >= TELLING_LENGTH && identities.contains(text.substring(start, i))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Everything that is logged from INFO on, while it is open. */
  private static final class Watch implements AutoCloseable {
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final Level before = root.getLevel();
    private final WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("watch")
            .setTarget(log)
            .setLayout(PatternLayout.createDefaultLayout())
            .build();

    Watch() {
      SparkExtension.spark().sparkContext().setLogLevel("INFO");
      appender.start();
      root.addAppender(appender);
    }

    @Override
    public void close() {
      root.removeAppender(appender);
      SparkExtension.spark().sparkContext().setLogLevel(before.name());
    }
  }
}
