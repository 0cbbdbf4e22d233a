package org.cluelake.landing;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LandingProperties {

  private static final String TEXT =
      Delivery.HEADER
          + Stream.iterate(1, i -> i + 1)
              .limit(60)
              .map(i -> i + ",\u7532\u4e59" + i * 7919 + ",\"a\n" + i % 7 + "\"\n")
              .collect(Collectors.joining());
  private static final byte[] PACKED = Delivery.gzip(TEXT);

  @Property(tries = 400)
  void aFlippedBitIsRefusedOrChangesNothing(
      @ForAll @IntRange(min = 0, max = 100_000) int position,
      @ForAll @IntRange(min = 0, max = 7) int bit) {
    byte[] flipped = PACKED.clone();
    flipped[position % flipped.length] ^= (byte) (1 << bit);
    inFolder(
        folder -> {
          LandedFile file =
              new Delivery(folder.resolve("inbox"))
                  .file("a", "x.csv.gz", flipped, 60)
                  .land("a")
                  .files()
                  .get(0);
          assertThat(file.refusal() != null || content(file.landed()).equals(TEXT))
              .as("byte %d bit %d", position % flipped.length, bit)
              .isTrue();
        });
  }

  @Property(tries = 60)
  void acceptedAndRefusedAreWhatWasDelivered(@ForAll("deliveredFiles") List<Delivered> files) {
    inFolder(
        folder -> {
          Delivery delivery = new Delivery(folder.resolve("inbox")).empty("a").empty("b");
          for (int i = 0; i < files.size(); i++) {
            files.get(i).addTo(delivery, i);
          }
          LandedDelivery landed = delivery.land("a", "b");
          assertThat(landed.files()).hasSize(files.size());
          assertThat(landed.accepted().size() + landed.refused().size()).isEqualTo(files.size());
          assertThat(landed.files())
              .allMatch(f -> f.accepted() == (f.detail() == null))
              .allMatch(f -> f.accepted() == (f.landed() != null));
          assertThat(landed.feeds().stream().mapToLong(FeedDelivery::rowsAccepted).sum())
              .isEqualTo(landed.accepted().stream().mapToLong(LandedFile::rowsCounted).sum());
          assertThat(delivery.land("a", "b")).isEqualTo(landed);
        });
  }

  @Property(tries = 300)
  void rowsAreCountedAsWrittenWhateverTheBlocks(
      @ForAll("rows") List<String> fields, @ForAll @IntRange(min = 1, max = 40) int block)
      throws IOException, Refused {
    StringBuilder text = new StringBuilder(Delivery.HEADER);
    for (String field : fields) {
      text.append("1,\"").append(field.replace("\"", "\"\"")).append("\",2\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(rows(bytes, block)).isEqualTo(fields.size());
  }

  /** Text nobody escaped is cut into the rows the reader of the house cuts it into. */
  @Property(tries = 2000)
  void rowsAreThoseOfTheReader(
      @ForAll("unescaped") String body, @ForAll @IntRange(min = 1, max = 30) int block)
      throws IOException, Refused {
    byte[] bytes = (Delivery.HEADER + body).getBytes(StandardCharsets.UTF_8);
    long rows = rows(bytes, block);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .ofCsvRecord(Delivery.HEADER + body)) {
      assertThat(rows).isEqualTo(reader.stream().count() - 1);
    }
  }

  @Provide
  Arbitrary<String> unescaped() {
    return Arbitraries.strings().withChars('"', '\n', ',', 'a').ofMaxLength(24);
  }

  @Provide
  Arbitrary<List<String>> rows() {
    return Arbitraries.strings()
        .withChars('"', '\n', '\r', ',', 'a', '\u00e9', '\u7532')
        .ofMaxLength(6)
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<Delivered>> deliveredFiles() {
    return Combinators.combine(
            Arbitraries.of("a", "b", ""),
            Arbitraries.of("plain", "gz", "lie", "cut", "unsafe"),
            Arbitraries.integers().between(0, 3))
        .as(Delivered::new)
        .list()
        .ofMaxSize(8);
  }

  /** A file of some kind; without a feed no manifest names it. */
  record Delivered(String feed, String kind, int rows) {

    void addTo(Delivery delivery, int number) {
      byte[] text = (Delivery.HEADER + "1,x,2\n".repeat(rows)).getBytes(StandardCharsets.UTF_8);
      byte[] packed = Delivery.gzip(text);
      String name = number + (kind.equals("plain") ? ".csv" : ".csv.gz");
      byte[] bytes = kind.equals("plain") ? text : packed;
      if (feed.isEmpty()) {
        Delivery unused = delivery.write(name, bytes);
        return;
      }
      Delivery unused =
          switch (kind) {
            case "lie" -> delivery.file(feed, name, bytes, rows + 1);
            case "cut" -> delivery.file(feed, name, Arrays.copyOf(bytes, 12), rows);
            case "unsafe" ->
                delivery.entry(
                    feed, "../" + name, bytes.length, Delivery.sha256(bytes), rows, null);
            default -> delivery.file(feed, name, bytes, rows);
          };
    }
  }

  private static long rows(byte[] bytes, int block) throws IOException, Refused {
    Utf8Text rows = new Utf8Text(new Header(Delivery.feed("a")), (b, o, l) -> {});
    for (int at = 0; at < bytes.length; at += block) {
      rows.accept(bytes, at, Math.min(block, bytes.length - at));
    }
    rows.finish();
    return rows.dataRows();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inFolder(Consumer<Path> test) {
    try {
      Path folder = Files.createTempDirectory("landing");
      try {
        test.accept(folder);
      } finally {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
