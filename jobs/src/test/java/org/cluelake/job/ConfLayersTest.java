package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped, {@code --conf}, environment, {@code --set}: the later wins, each held to its keys. */
class ConfLayersTest {

  private static final Path SHIPPED = Repository.conf();

  @TempDir private Path site;

  @Test
  void oneWholeFolderIsTakenAsItIs() {
    assertThat(layers(Map.of()).folder()).isEqualTo(SHIPPED);
    ConfLayers whole =
        ConfLayers.of(site.resolve("nowhere"), List.of(SHIPPED), Map.of(), List.of());
    assertThat(whole.folder()).isEqualTo(SHIPPED);
  }

  @Test
  void aLaterLayerWins() throws IOException {
    Path overlay = write("over/night.yaml", "buckets: 8\npinnedDays: 60\nmaxListGrowth: 2.0\n");
    ConfLayers layers =
        ConfLayers.of(
            SHIPPED,
            List.of(overlay.getParent()),
            Map.of("CLUELAKE__NIGHT__PINNED_DAYS", "50", "CLUELAKE__NIGHT__BUCKETS", "16"),
            List.of("night.buckets=32"));
    NightConf night = NightConf.read(layers.folder());
    assertThat(night.maxListGrowth()).isEqualTo(2.0);
    assertThat(night.pinnedDays()).isEqualTo(50);
    assertThat(night.buckets()).isEqualTo(32);
    assertThat(night.kernelMemoryMb()).isEqualTo(NightConf.read(SHIPPED).kernelMemoryMb());
    assertThat(origins(layers))
        .containsEntry("night.maxListGrowth", overlay.toString())
        .containsEntry("night.pinnedDays", "CLUELAKE__NIGHT__PINNED_DAYS")
        .containsEntry("night.buckets", "--set night.buckets")
        .containsEntry("night.kernelMemoryMb", SHIPPED.resolve("night.yaml").toString());
  }

  @Test
  void aDetectorIsSetByOneKeyAndAllElseIsAsBefore() throws IOException {
    ConfLayers layers = layers(Map.of(), "detectors/call-then-pay.params.minPoints=77");
    assertThat(Files.readString(layers.folder().resolve("detectors/call-then-pay.yaml")))
        .contains("minPoints: 77");
    assertThat(NightSteps.of(layers.folder()).stream().map(Step::id).toList())
        .isEqualTo(NightSteps.of(SHIPPED).stream().map(Step::id).toList());
    assertThat(layers.problems()).isEmpty();
    try (var files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path same = layers.folder().resolve(SHIPPED.relativize(file).toString());
        if (!file.endsWith("call-then-pay.yaml")) {
          assertThat(same).hasSameBinaryContentAs(file);
        }
      }
    }
  }

  @Test
  void anEnvironmentNameFindsADetector() throws IOException {
    ConfLayers layers =
        layers(Map.of("CLUELAKE__DETECTORS__CALL_THEN_PAY__PARAMS__MIN_POINTS", "77"));
    assertThat(Files.readString(layers.folder().resolve("detectors/call-then-pay.yaml")))
        .contains("minPoints: 77");
  }

  @Test
  void theHashOfANightIsThatOfTheEffectiveValues() throws IOException {
    String shipped = ConfHash.of(SHIPPED);
    String set = ConfHash.of(layers(Map.of(), "night.pinnedDays=60").folder());
    String variable = ConfHash.of(layers(Map.of("CLUELAKE__NIGHT__PINNED_DAYS", "60")).folder());
    assertThat(set).isNotEqualTo(shipped).isEqualTo(variable);
    assertThat(ConfHash.of(layers(Map.of(), "night.pinnedDays=92").folder())).isEqualTo(shipped);
  }

  @Test
  void numbersOfAMergedFileStayAsTheyAreWritten() throws IOException {
    Path night = write("over/night.yaml", "maxListGrowth: 2.10\n");
    ConfLayers layers = ConfLayers.of(SHIPPED, List.of(night), Map.of(), List.of());
    assertThat(Files.readString(layers.folder().resolve("night.yaml")))
        .contains("maxListGrowth: 2.10");
  }

  @Test
  void aListIsReplacedWhole() throws IOException {
    ConfLayers layers = layers(Map.of(), "night.requiredFeeds=[telecom_call]");
    assertThat(NightConf.read(layers.folder()).requiredFeeds()).containsExactly("telecom_call");
  }

  @Test
  void oneFileMayHoldSections() throws IOException {
    Path file =
        write("site.yaml", "night: {buckets: 8}\ndetectors/call-then-pay: {enabled: false}\n");
    ConfLayers layers = ConfLayers.of(SHIPPED, List.of(file), Map.of(), List.of());
    assertThat(NightConf.read(layers.folder()).buckets()).isEqualTo(8);
    assertThat(NightSteps.of(layers.folder()).stream().map(Step::id))
        .doesNotContain("call-then-pay")
        .hasSize(NightSteps.of(SHIPPED).size() - 1);
  }

  @Test
  void anUnknownKeyIsBlamedOnItsLayer() throws IOException {
    Path night = write("over/night.yaml", "bucketz: 8\n");
    refused(
        () -> ConfLayers.of(SHIPPED, List.of(night.getParent()), Map.of(), List.of()),
        night.toString(),
        "bucketz",
        "buckets");
    refused(
        () -> layers(Map.of("CLUELAKE__NIGHT__BUCKETZ", "8")),
        "CLUELAKE__NIGHT__BUCKETZ",
        "buckets");
    refused(() -> layers(Map.of("CLUELAKE__KNIGHT__BUCKETS", "8")), "CLUELAKE__KNIGHT", "night");
    refused(() -> layers(Map.of("CLUELAKE__NIGHT", "8")), "CLUELAKE__NIGHT");
    refused(() -> layers(Map.of(), "night.bucketz=8"), "--set night.bucketz", "bucketz");
    refused(() -> layers(Map.of(), "knight.buckets=8"), "--set knight.buckets", "knight");
    refused(() -> layers(Map.of(), "night"), "--set night", "file.key=value");
    refused(
        () -> layers(Map.of(), "detectors/call-then-pay.params.colour=8"),
        "call-then-pay",
        "colour");
  }

  @Test
  void aValueTheReaderRefusesIsBlamedOnItsLayer() {
    refused(() -> layers(Map.of(), "night.buckets=3"), "--set night.buckets", "power of two");
    refused(() -> layers(Map.of("CLUELAKE__NIGHT__PINNED_DAYS", "many")), "PINNED_DAYS");
    refused(
        () -> layers(Map.of(), "detectors/call-then-pay.params=8"), "group of keys", "minPoints");
    refused(() -> layers(Map.of(), "night.buckets.x=8"), "buckets");
  }

  @Test
  void anUnknownFileIsRefusedAndAFittedOneIsReplacedWhole() throws IOException {
    Path wrong = write("a/nigth.yaml", "buckets: 8\n");
    refused(
        () -> ConfLayers.of(SHIPPED, List.of(wrong.getParent()), Map.of(), List.of()),
        "nigth.yaml",
        "night");
    refused(() -> layers(Map.of(), "fusion.withoutFact=0.3"), "fusion.yaml", "whole file");
    String other =
        Files.readString(SHIPPED.resolve("fusion.yaml"))
            .replaceFirst("version: \\d+", "version: 99");
    Path fusion = write("b/fusion.yaml", other);
    ConfLayers layers = ConfLayers.of(SHIPPED, List.of(fusion.getParent()), Map.of(), List.of());
    assertThat(layers.folder().resolve("fusion.yaml")).hasContent(other);
    assertThat(origins(layers)).containsEntry("fusion.version", fusion.toString());
  }

  @Test
  void aMissingPathIsNamed() {
    refused(
        () -> ConfLayers.of(SHIPPED, List.of(site.resolve("none")), Map.of(), List.of()), "none");
  }

  private record Probe(String user, String password) {}

  @Test
  void aSecretIsAReferenceLookedUpWhenTheFileIsRead() throws IOException {
    Path secret = write("pass.txt", "hunter-two\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path conf = write("probe.yaml", "user: ${env:WHO}\npassword: ${file:" + secret + "}\n");
    Probe probe = StrictYaml.read(conf, Probe.class, Map.of("WHO", "ann"));
    assertThat(probe).isEqualTo(new Probe("ann", "hunter-two"));
    refused(() -> StrictYaml.read(conf, Probe.class, Map.of()), "probe.yaml, user", "WHO");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    refused(
        () -> StrictYaml.read(conf, Probe.class, Map.of("WHO", "ann")), "password", "chmod 600");
    Path plain = write("plain.yaml", "user: ann\npassword: hunter-two\n");
    assertThatThrownBy(() -> StrictYaml.read(plain, Probe.class, Map.of()))
        .hasMessageContaining("password")
        .hasMessageContaining("${env:NAME}")
        .hasMessageNotContaining("hunter");
  }

  private record Number(int password) {}

  @Test
  void aSecretOfAnotherTypeIsNotQuoted() throws IOException {
    Path conf = write("number.yaml", "password: ${env:P}\n");
    assertThatThrownBy(() -> StrictYaml.read(conf, Number.class, Map.of("P", "hunter-two")))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("password")
        .hasMessageNotContaining("hunter");
  }

  @Test
  void neitherTheListingNorTheMergedFolderHoldsASecret() throws IOException {
    Path over =
        write(
            "over/recipients.yaml",
            Files.readString(SHIPPED.resolve("recipients.yaml"))
                .replaceFirst("purpose: \"[^\"]*\"", "purpose: \"\\${env:PATH}\""));
    ConfLayers layers =
        ConfLayers.of(SHIPPED, List.of(over.getParent()), Map.of(), List.of("night.buckets=8"));
    String path = System.getenv("PATH");
    assertThat(Files.readString(layers.folder().resolve("recipients.yaml")))
        .contains("${env:PATH}")
        .doesNotContain(path);
    assertThat(layers.settings().toString()).contains("${env:PATH}").doesNotContain(path);
    assertThat(RecipientsConf.read(layers.folder()).get(0).purpose()).isEqualTo(path);
  }

  @Test
  void aCheckNamesEveryMistake() throws IOException {
    ConfLayers layers = layers(Map.of(), "night.buckets=8");
    Files.writeString(layers.folder().resolve("night.yaml"), "buckets: 3\n");
    Files.writeString(layers.folder().resolve("lists.yaml"), "colour: red\n");
    assertThat(layers.problems())
        .hasSize(2)
        .anyMatch(p -> p.startsWith("night.yaml, kernelMemoryMb"))
        .anyMatch(p -> p.contains("lists.yaml"));
  }

  private static ConfLayers layers(Map<String, String> environment, String... sets) {
    return ConfLayers.of(SHIPPED, List.of(), environment, Arrays.asList(sets));
  }

  private static Map<String, String> origins(ConfLayers layers) {
    Map<String, String> origins = new HashMap<>();
    layers.settings().forEach(s -> origins.put(s.key(), s.origin()));
    return origins;
  }

  private Path write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Path unused = Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContainingAll(words);
  }
}
