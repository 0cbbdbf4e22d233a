package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.source.layout.LayoutSample.files;
import static org.cluelake.source.layout.LayoutSample.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.LandedFile;
import org.cluelake.landing.Landing;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.CanIgnoreReturnValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutImportTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final String PEOPLE =
      "id;bank;sort;secret;truth\n1;甲,行;d;x;y\n2;\"乙\"\"\n行\";w;x;n\n";
  private static final String MOVES =
      """
      a,b,sum,step
      1,2,5.1,1
      1,2,7,1
      2,1,0.05,3
      2,,1.00,3
      1,2,1.005,1
      1,2,1e3,1
      1,2,3,x
      1,2,3,0
      01,2,3,1
      x,2,3,1
      12345678901234,2,3,1
      1,2,,1
      1,2,3
      """;

  @TempDir private Path temp;
  private Path from;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    from = temp.resolve("from");
    out = temp.resolve("out");
    sources(PEOPLE, MOVES);
  }

  @Test
  void rowsBecomeDeliveriesByDayAndWhatCannotIsCountedByReason() throws IOException {
    ImportSummary summary = write(out);

    ImportSummary.OfFeed transfers = summary.feeds().get(1);
    assertThat(transfers.rowsOut())
        .isEqualTo(Map.of(FIRST, 2L, FIRST.plusDays(1), 0L, FIRST.plusDays(2), 2L));
    assertThat(transfers.refused())
        .isEqualTo(
            Map.of(
                "DECIMAL_SCALE:amount", 1L,
                "DECIMAL_FORMAT:amount", 1L,
                "DAY_OFFSET:at", 2L,
                "PAD_LEFT:payer", 2L,
                "CHECK_DIGIT:payer", 1L,
                "REQUIRED:amount", 1L,
                "CSV_WIDTH", 1L));
    assertThat(summary.feeds())
        .allSatisfy(
            f ->
                assertThat(f.rowsIn())
                    .isEqualTo(
                        f.delivered()
                            + f.refused().values().stream().mapToLong(Long::longValue).sum()));

    Map<String, byte[]> files = files(out);
    assertThat(lines(files.get("2026-01-01/bank_transfer-0001.csv.gz")).subList(1, 3))
        .allMatch(l -> l.matches("S000[12],99\\d{14},99\\d{14},2026-01-01 \\d\\d:.*"))
        .first()
        .asString()
        .contains(",2026-01-01 00:00:00,5.10,CNY,mobile,,,,,settled,,");
    assertThat(lines(files.get("2026-01-03/bank_transfer-0001.csv.gz")).get(2))
        .matches("S0004,99\\d{14},,2026-01-03 12:00:00,1.00,.*");
    assertThat(String.join("\n", lines(files.get("2026-01-01/bank_account-0001.csv.gz"))))
        .contains(",\"甲,行\",passport,Z00000001,debit,2020-01-01,")
        .contains(",\"乙\"\"\n行\",passport,Z00000002,wallet,");
  }

  @Test
  void theDeliveriesLandWithoutARefusal() throws IOException {
    ImportSummary summary = write(out);
    Landing landing = new Landing(out, temp.resolve("landing"), LayoutSample.FEEDS, h -> false, 1);
    for (LocalDate day : summary.feeds().get(0).rowsOut().keySet()) {
      LandedDelivery landed = landing.land(day);
      assertThat(landed.refused()).isEmpty();
      for (ImportSummary.OfFeed feed : summary.feeds()) {
        assertThat(landed.feed(feed.feed()).orElseThrow().rowsAccepted())
            .isEqualTo(feed.rowsOut().get(day));
      }
      assertThat(landed.accepted()).allMatch(f -> f.rowsCounted().equals(f.rowsStated()));
      assertThat(landed.accepted()).extracting(LandedFile::feed).doesNotHaveDuplicates();
    }
  }

  @Test
  void theSameFilesGiveTheSameBytesAndNothingIsMixedIn() throws IOException {
    ImportSummary first = write(out);
    ImportSummary again = write(temp.resolve("again"));

    assertThat(again).isEqualTo(first);
    Map<String, byte[]> a = files(out);
    Map<String, byte[]> b = files(temp.resolve("again"));
    assertThat(a.keySet()).isEqualTo(b.keySet()).noneMatch(n -> n.startsWith("."));
    assertThat(a.keySet()).allMatch(n -> Arrays.equals(a.get(n), b.get(n)));
    assertThatThrownBy(() -> write(out)).hasMessageContaining("--out");
  }

  @Test
  void timesOfADayFollowTheOrderOfTheFileAndStayWithinIt() throws IOException {
    sources(PEOPLE, "a,b,sum,step\n" + "1,2,3,2\n1,2,3,1\n".repeat(5_000));
    write(out);
    List<String> times =
        lines(files(out).get("2026-01-02/bank_transfer-0001.csv.gz")).stream()
            .skip(1)
            .map(l -> l.split(",")[3])
            .toList();
    assertThat(times).hasSize(5_000).isSorted().doesNotHaveDuplicates();
    assertThat(times).allMatch(t -> t.startsWith("2026-01-02 "));
  }

  @Test
  void aTimeWithItsOffsetFallsOnTheDayOfTheHouse() throws IOException {
    sources(PEOPLE, "a,b,sum,step\n1,2,3,2026-01-01T17:00:00Z\n1,2,3,2026-02-30 00:00:00\n");
    String yaml =
        LayoutSample.YAML.replace(
            ", apply: [{day_offset: {base: \"2026-01-01\", first_step: 1}}]", "");
    ImportSummary.OfFeed transfers =
        LayoutImport.write(LayoutSample.layout(temp, yaml), from, out).feeds().get(1);
    assertThat(transfers.rowsOut()).containsEntry(FIRST.plusDays(1), 1L);
    assertThat(transfers.refused()).isEqualTo(Map.of("DAY_FROM", 1L));
  }

  @Test
  void labelsAreKeyedByTheAccountOfTheImport() throws IOException {
    write(out);
    Map<String, Boolean> labels = Labels.read(LayoutSample.layout(temp, LayoutSample.YAML), from);
    assertThat(labels.values()).containsExactlyInAnyOrder(true, false);
    String accounts =
        String.join("\n", lines(files(out).get("2026-01-01/bank_account-0001.csv.gz")));
    assertThat(labels.keySet()).allMatch(accounts::contains);

    sources(PEOPLE + "3;x;d;x;maybe\n", MOVES);
    assertThatThrownBy(() -> Labels.read(LayoutSample.layout(temp, LayoutSample.YAML), from))
        .hasMessageContaining("people.csv line 5")
        .hasMessageNotContaining("maybe");
  }

  @Test
  void anAbsentFileColumnOrCharsetIsNamed() throws IOException {
    sources(PEOPLE.replace("bank", "bench"), MOVES);
    fails(ErrorKind.CONFIG, "SCHEMA_MISSING: people.csv: it has no column bank");
    LayoutSample.write(from.resolve("people.csv"), new byte[] {'i', 'd', (byte) 0xff, '\n'});
    fails(ErrorKind.DATA, "ENCODING: people.csv near line 1");
    sources(PEOPLE, MOVES);
    LayoutSample.write(from.resolve("moves.csv.gz"), "a,b\n");
    fails(ErrorKind.DATA, "MAGIC_MISMATCH: moves.csv.gz");
    LayoutSample.write(from.resolve("moves.csv.gz"), Arrays.copyOf(gzip(MOVES), 40));
    fails(ErrorKind.DATA, "GZ_TRUNCATED: moves.csv.gz");
    Files.delete(from.resolve("moves.csv.gz"));
    fails(ErrorKind.INPUT, "FILE_MISSING: moves.csv.gz: it is not in the folder");
    assertThat(files(out)).isEmpty();
  }

  private void fails(ErrorKind kind, String message) {
    assertThatThrownBy(() -> write(out))
        .hasMessageContaining(message)
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(kind);
  }

  @CanIgnoreReturnValue
  private ImportSummary write(Path inbox) {
    return LayoutImport.write(LayoutSample.layout(temp, LayoutSample.YAML), from, inbox);
  }

  private void sources(String people, String moves) throws IOException {
    Path unused =
        LayoutSample.write(from.resolve("people.csv"), people.getBytes(Charset.forName("GB18030")));
    unused = LayoutSample.write(from.resolve("moves.csv.gz"), gzip(moves));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
