package org.cluelake.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.landing.Delivery.DATE;
import static org.cluelake.landing.Delivery.HEADER;
import static org.cluelake.landing.Delivery.gzip;
import static org.cluelake.landing.Delivery.sha256;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {

  private static final String SECRET = "11155550000";
  private static final String ROWS = "1,甲," + SECRET + "\n2,\"乙,\n\"\"x\"\"\",2.00\n";
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir private Path temp;
  private Delivery delivery;

  @BeforeEach
  void inbox() {
    delivery = new Delivery(temp.resolve("inbox"));
  }

  @Test
  void aGoodFileIsKeptDecodedUnderItsHashAndReadOnly() throws IOException {
    byte[] packed = gzip("\uFEFF" + HEADER + ROWS);
    LandedDelivery landed = delivery.file("a", "a-1.csv.gz", packed, 2).land("a");

    LandedFile file = only(landed);
    assertThat(file.accepted()).as(String.valueOf(file)).isTrue();
    assertThat(file.rowsCounted()).isEqualTo(2);
    assertThat(file.landed())
        .isEqualTo(
            delivery
                .landing()
                .resolve(sha256(packed).substring(0, 2))
                .resolve(sha256(packed) + ".csv"))
        .hasContent(HEADER + ROWS);
    assertThat(Files.getPosixFilePermissions(file.landed()).toString()).isEqualTo("[OWNER_READ]");
    assertThat(landed.feeds()).containsExactly(new FeedDelivery("a", null, 1, 1, 2));
    assertThat(landed.feed("b")).isEmpty();
  }

  @Test
  void landingAgainYieldsTheSameAndLeavesNothingAside() throws IOException {
    delivery.file("a", "a-1.csv", HEADER + ROWS, 2).file("a", "bad.csv", HEADER, 7);
    LandedDelivery first = delivery.land("a");
    Files.createFile(delivery.landing().resolve(".incoming").resolve(DATE + "-0.part"));

    assertThat(delivery.land("a")).isEqualTo(first);
    assertThat(delivery.landing().resolve(".incoming")).isEmptyDirectory();
  }

  static Stream<Arguments> corruptions() {
    byte[] good = gzip(HEADER + ROWS);
    byte[] crc = good.clone();
    crc[crc.length - 8] ^= 1;
    byte[] length = good.clone();
    length[length.length - 1] ^= 1;
    byte[] trailing = Arrays.copyOf(good, good.length + 20);
    return Stream.of(
        of(Refusal.GZ_TRUNCATED, "x.csv.gz", Arrays.copyOf(good, good.length - 9)),
        of(Refusal.GZ_TRUNCATED, "x.csv.gz", Arrays.copyOf(good, good.length - 2)),
        of(Refusal.GZ_TRUNCATED, "x.csv.gz", Arrays.copyOf(good, 5)),
        of(Refusal.GZ_CRC, "x.csv.gz", crc),
        of(Refusal.GZ_CRC, "x.csv.gz", length),
        of(Refusal.GZ_CRC, "x.csv.gz", trailing),
        of(Refusal.MAGIC_MISMATCH, "x.csv", good),
        of(Refusal.MAGIC_MISMATCH, "x.csv.gz", utf8(HEADER + ROWS)),
        of(Refusal.MAGIC_MISMATCH, "x.parquet", utf8("PAR1")),
        of(Refusal.EMPTY_FILE, "x.csv", new byte[0]),
        of(Refusal.EMPTY_FILE, "x.csv.gz", gzip("")),
        of(Refusal.EMPTY_FILE, "x.csv", utf8("\uFEFF")),
        of(Refusal.NUL_BYTE, "x.csv", utf8(HEADER + "1,\0,2\n2,b,3\n")),
        of(Refusal.ENCODING, "x.csv", utf8(HEADER + "1,a\uFFFD\uFFFDb,2\n2,b,3\n")),
        of(Refusal.ENCODING, "x.csv", latin1(HEADER + "1,caf\u00e9,2\n2,\u00fc,3\n")),
        of(Refusal.ENCODING, "x.csv", (HEADER + ROWS).getBytes(StandardCharsets.UTF_16)),
        of(Refusal.ENCODING, "x.csv", latin1(HEADER + "1,\u00c0\u00af,2\n2,\u00ff,3\n")),
        of(Refusal.SCHEMA_MISSING, "x.csv", utf8("id,name\n1,a\n2,b\n")),
        of(Refusal.SCHEMA_MISSING, "x.csv", utf8(ROWS)),
        of(Refusal.SCHEMA_MISSING, "x.csv", utf8("\n" + HEADER + ROWS)),
        of(Refusal.SCHEMA_MISSING, "x.csv", utf8("x".repeat(70_000))),
        of(Refusal.SCHEMA_NEW, "x.csv", utf8("id,name,amount,more\n1,a,2,3\n2,b,3,4\n")),
        of(Refusal.SCHEMA_NEW, "x.csv", utf8("id,name,amount,id\n1,a,2,3\n2,b,3,4\n")),
        of(Refusal.SCHEMA_ORDER, "x.csv", utf8("name,id,amount\na,1,2\nb,2,3\n")),
        of(Refusal.COUNT_MISMATCH, "x.csv", utf8(HEADER + "1,a,2\n")),
        of(Refusal.COUNT_MISMATCH, "x.csv", utf8(HEADER + "1,\"a,2\n2,b,3\n")),
        of(Refusal.BOMB, "x.csv", utf8(HEADER + "1,a,2\n".repeat(200_000))),
        of(Refusal.BOMB, "x.csv.gz", gzip(HEADER + "1,a,2\n".repeat(200_000))));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void aBadFileIsRefusedForItsReasonAndTheOthersStand(Refusal reason, String name, byte[] bytes) {
    delivery.file("a", "good.csv", HEADER + ROWS, 2).file("a", name, bytes, 2);
    LandedDelivery landed = delivery.land("a");

    assertThat(landed.accepted()).extracting(LandedFile::name).containsExactly("good.csv");
    LandedFile bad = landed.refused().get(0);
    assertThat(bad.refusal()).as(bad.detail()).isEqualTo(reason);
    assertThat(bad.detail()).doesNotContain(SECRET).hasSizeGreaterThan(20);
    assertThat(bad.landed()).isNull();
    assertThat(landed.feed("a").orElseThrow().complete()).isFalse();
  }

  @Test
  void aFileThatIsNotTheStatedOneIsRefusedAsThatWhateverElseItsDamageCauses() {
    byte[] good = gzip(HEADER + ROWS);
    byte[] cut = Arrays.copyOf(good, good.length - 9);
    byte[] flipped = good.clone();
    flipped[20] ^= 4;
    delivery
        .write("cut.csv.gz", cut)
        .entry("a", "cut.csv.gz", good.length, sha256(good), 2, null)
        .write("flipped.csv.gz", flipped)
        .entry("a", "flipped.csv.gz", good.length, sha256(good), 2, null)
        .entry("a", "gone.csv.gz", good.length, sha256(good), 2, null);

    assertThat(delivery.land("a").files())
        .extracting(LandedFile::refusal)
        .containsExactly(Refusal.SIZE_MISMATCH, Refusal.HASH_MISMATCH, Refusal.FILE_MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.csv",
        "..",
        "/etc/x.csv",
        "b/x.csv",
        "b\\\\x.csv",
        "a{1}.csv",
        "b[2].csv",
        "c*.csv",
        "c?.csv",
        "_x.csv",
        ".x.csv",
        "x\\u0007.csv",
        "x\\u202e.csv",
        "",
        " "
      })
  void anUnsafeNameIsNeverOpened(String json) throws IOException {
    Files.writeString(temp.resolve("inbox").resolve("x.csv"), HEADER + ROWS);
    Path unused = Files.createDirectories(delivery.folder().resolve("b"));
    delivery.manifest(
        "a.manifest.json",
        """
        {"feed":"a","bizDate":"2026-03-01","contractVersion":1,
         "files":[{"name":"%s","bytes":1,"sha256":"%s","rows":2}]}
        """
            .formatted(json, "0".repeat(64)));

    LandedFile file = delivery.land("a").refused().get(0);
    assertThat(file.refusal()).isEqualTo(Refusal.NAME_UNSAFE);
    assertThat(file.sha256()).isNull();
    assertThat(file.name()).doesNotContain("/", "\\", "*", "\u0007", "\u202e");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    byte[] secret = utf8(HEADER + ROWS);
    Path outside = Files.write(temp.resolve("outside.csv"), secret);
    Path link = Files.createSymbolicLink(delivery.folder().resolve("x.csv"), outside);
    Path alone = Files.createSymbolicLink(delivery.folder().resolve("y.csv"), outside);
    Path manifest = Files.createSymbolicLink(delivery.folder().resolve("b.manifest.json"), outside);
    delivery.entry("a", "x.csv", secret.length, sha256(secret), 2, null);

    assertThat(List.of(link, alone, manifest)).allMatch(Files::isSymbolicLink);
    assertThat(delivery.land("a", "b").files())
        .extracting(LandedFile::refusal)
        .containsExactly(Refusal.NAME_UNSAFE, Refusal.MANIFEST_BAD, Refusal.MANIFEST_MISSING);
  }

  @Test
  void aDayFolderThatIsALinkOrAbsentIsAnInputError() throws IOException {
    Path inbox = Files.createDirectories(temp.resolve("other"));
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Landing landing = new Landing(inbox, temp.resolve("landing"), List.of(), h -> false, 1);
    assertThatThrownBy(() -> landing.land(DATE)).isInstanceOf(PipelineException.class);
    Path unused = Files.createSymbolicLink(inbox.resolve(DATE.toString()), elsewhere);
    assertThatThrownBy(() -> landing.land(DATE)).isInstanceOf(PipelineException.class);
  }

  @Test
  void gb18030IsTakenStatedOrNotAndKeptAsUtf8() {
    String text = HEADER + "1,\u4e00\u9fa5\uD840\uDC0B,2\n2,\"\u7532\n\u4e59\",3\n";
    byte[] bytes = text.getBytes(GB18030);
    byte[] packed = gzip(bytes);
    delivery
        .file("a", "x.csv", bytes, 2)
        .write("y.csv.gz", packed)
        .entry("a", "y.csv.gz", packed.length, sha256(packed), 2, "gb18030")
        .write("z.csv", utf8(text))
        .entry("a", "z.csv", utf8(text).length, sha256(utf8(text)), 2, "utf8");

    assertThat(delivery.land("a").files())
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.detail()).isNull())
        .allSatisfy(f -> assertThat(f.landed()).hasContent(text));
  }

  @Test
  void charactersSplitBetweenBlocksSurvive() {
    String text = HEADER + "1,\u4e00\u9fa5\uD840\uDC0B,2\n".repeat(40_000);
    delivery.file("a", "x.csv.gz", gzip(text.getBytes(GB18030)), 40_000);
    delivery.file("a", "y.csv.gz", gzip(text), 40_000);

    assertThat(delivery.land(List.of(Delivery.feed("a", 1 << 24)), Map.of()).files())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.landed()).as(f.detail()).hasContent(text));
  }

  @Test
  void aStatedCharsetIsTheOnlyOneTried() {
    byte[] gb = (HEADER + "1,甲乙,2\n2,丙,3\n").getBytes(GB18030);
    delivery
        .write("x.csv", gb)
        .entry("a", "x.csv", gb.length, sha256(gb), 2, "UTF-8")
        .entry("a", "x.csv", gb.length, sha256(gb), 2, "ISO-8859-1")
        .entry("a", "x.csv", gb.length, sha256(gb), 2, "no such");

    assertThat(delivery.land("a").files())
        .hasSize(3)
        .allMatch(f -> f.refusal() == Refusal.ENCODING);
  }

  @Test
  void theSameBytesCountOnce() {
    byte[] old = utf8(HEADER + "0,old,0\n");
    delivery
        .file("a", "x.csv", HEADER + ROWS, 2)
        .file("a", "y.csv", HEADER + ROWS, 2)
        .file("b", "z.csv", HEADER + ROWS, 2)
        .file("b", "old.csv", old, 1);

    assertThat(
            delivery
                .land(List.of(Delivery.feed("a"), Delivery.feed("b")), Map.of(sha256(old), true))
                .files())
        .extracting(LandedFile::refusal)
        .containsExactly(
            null, Refusal.FILE_DUPLICATE, Refusal.FILE_DUPLICATE, Refusal.FILE_DUPLICATE);
  }

  @Test
  void threeManifestsAndADayWithoutRows() {
    LandedDelivery landed =
        delivery
            .file("a", "a.csv", HEADER, 0)
            .file("b", "b.csv", HEADER.replace("\n", "\r\n") + "1,x,2\r\n\r\n3,y,4", 2)
            .empty("c")
            .land("a", "b", "c", "d");

    assertThat(landed.refused()).isEmpty();
    assertThat(landed.feeds())
        .containsExactly(
            new FeedDelivery("a", null, 1, 1, 0),
            new FeedDelivery("b", null, 1, 1, 2),
            new FeedDelivery("c", null, 0, 0, 0));
  }

  static Stream<Arguments> manifests() {
    return Stream.of(
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> "")),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> "[]")),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> "null")),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j + "{}")),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("\"feed\"", "\"Feed\""))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("\"rows\":2", "\"rows\":\"2\""))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("\"rows\":2", "\"rows\":2.5"))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("\"rows\":2", "\"rows\":-1"))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace(",\"rows\":2", ""))),
        Arguments.of(
            Refusal.MANIFEST_BAD, edit(j -> j.replace("\"rows\":2", "\"rows\":2,\"rows\":2"))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("2026-03-01", "2026-3-1"))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("sha256\":\"", "sha256\":\"x"))),
        Arguments.of(Refusal.MANIFEST_BAD, edit(j -> j.replace("\"a\"", "\"b\""))),
        Arguments.of(Refusal.DATE_MISMATCH, edit(j -> j.replace("2026-03-01", "2026-03-02"))),
        Arguments.of(Refusal.VERSION_MISMATCH, edit(j -> j.replace("Version\":1", "Version\":2"))));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aBadManifestRefusesWhatItNames(Refusal reason, UnaryOperator<String> edit) {
    byte[] bytes = utf8(HEADER + ROWS);
    delivery.write("x.csv", bytes).file("c", "c.csv", HEADER, 0);
    delivery.manifest(
        "a.manifest.json",
        edit.apply(
            "{\"feed\":\"a\",\"bizDate\":\"2026-03-01\",\"contractVersion\":1,\"files\":[{\"name\":\"x.csv\",\"bytes\":%d,\"sha256\":\"%s\",\"rows\":2}]}"
                .formatted(bytes.length, sha256(bytes))));

    LandedDelivery landed = delivery.land("a", "b", "c");
    assertThat(landed.accepted()).extracting(LandedFile::name).containsExactly("c.csv");
    assertThat(landed.refused()).extracting(LandedFile::refusal).contains(reason);
    assertThat(landed.refused()).extracting(LandedFile::name).contains("x.csv");
    assertThat(landed.feed("a").map(FeedDelivery::filesAccepted).orElse(0)).isZero();
  }

  @Test
  void anUnknownFeedAndUnnamedFilesAreRefused() throws IOException {
    delivery.file("zz", "z.csv", HEADER + ROWS, 2).write("stray.csv", utf8(HEADER));
    Path unused = Files.createDirectory(delivery.folder().resolve("dir"));

    assertThat(delivery.land("a").files())
        .extracting(LandedFile::refusal)
        .containsExactly(Refusal.FEED_UNKNOWN, Refusal.MANIFEST_MISSING, Refusal.MANIFEST_MISSING);
    assertThat(delivery.land("a").feeds()).isEmpty();
  }

  @Test
  void aBombIsStoppedByItsProportion() throws IOException {
    byte[] zeros = new byte[(int) Gunzip.RATIO_FROM + (1 << 20)];
    Arrays.fill(zeros, (byte) 'x');
    byte[] head = utf8(HEADER);
    System.arraycopy(head, 0, zeros, 0, head.length);
    delivery.file("a", "x.csv.gz", gzip(zeros), 1);

    LandedFile file = only(delivery.land(List.of(Delivery.feed("a", 1L << 40)), Map.of()));
    assertThat(file.refusal()).isEqualTo(Refusal.BOMB);
    assertThat(file.detail()).contains("200 times");
    assertThat(file.sha256()).isNotNull();
  }

  private static LandedFile only(LandedDelivery landed) {
    assertThat(landed.files()).hasSize(1);
    return landed.files().get(0);
  }

  private static Arguments of(Refusal reason, String name, byte[] bytes) {
    return Arguments.of(reason, name, bytes);
  }

  private static UnaryOperator<String> edit(UnaryOperator<String> edit) {
    return edit;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
