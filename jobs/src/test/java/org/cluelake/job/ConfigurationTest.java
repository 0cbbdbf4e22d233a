package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in {@code conf} stops the run before it begins and names its file and key. */
class ConfigurationTest {

  @TempDir private Path conf;

  @BeforeEach
  void shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.conf())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = conf.resolve(Repository.conf().relativize(file).toString());
        Path unused = Files.createDirectories(copy.getParent());
        Path unusedToo = Files.copy(file, copy);
      }
    }
  }

  @Test
  void shippedConfigurationIsRead() {
    assertThat(NightConf.read(conf).requiredFeeds()).contains("telecom_call");
    assertThat(NightSteps.of(conf)).isNotEmpty();
  }

  @Test
  void anUnknownKeyIsNamed() throws IOException {
    append("night.yaml", "colour: red\n");
    refused(() -> NightConf.read(conf), "night.yaml, colour: no such key");
    append("detectors/call-then-pay.yaml", "  colour: red\n");
    refused(() -> Configured.detectors(conf), "call-then-pay.yaml", "colour");
  }

  @Test
  void aSwitchIsOneTheContractsKnowAndPartOfWhatMakesTheNight() throws IOException {
    String off = ConfHash.of(conf);
    replace("night.yaml", "switches: []", "switches: [sms_text]");
    assertThat(NightConf.read(conf).switches()).containsExactly("sms_text");
    assertThat(ConfHash.of(conf)).isNotEqualTo(off);
    replace("night.yaml", "switches: [sms_text]", "switches: [sms_words]");
    refused(() -> NightConf.read(conf), "night.yaml", "switches names sms_words", "sms_text");
  }

  @Test
  void aMissingKeyIsNamed() throws IOException {
    replace("night.yaml", "pinnedDays: 92", "");
    refused(() -> NightConf.read(conf), "night.yaml", "pinnedDays");
    replace("detectors/call-then-pay.yaml", "promptMinutes: 120", "");
    refused(() -> Configured.detectors(conf), "call-then-pay.yaml", "promptMinutes");
    replace("features/pay-pair.yaml", "class:", "klass:");
    refused(() -> Configured.features(conf), "pay-pair.yaml, class: this key is missing");
  }

  @Test
  void anEmptyKeyIsNamed() throws IOException {
    replace("night.yaml", "pinnedDays: 92", "pinnedDays:");
    refused(() -> NightConf.read(conf), "night.yaml", "pinnedDays");
    replace("detectors/call-then-pay.yaml", "largeAmount: 3000", "largeAmount:");
    refused(() -> Configured.detectors(conf), "call-then-pay.yaml", "largeAmount");
  }

  @Test
  void aKeyGivenTwiceIsNamed() throws IOException {
    append("night.yaml", "buckets: 8\n");
    refused(() -> NightConf.read(conf), "night.yaml", "buckets");
  }

  @Test
  void aValueOfAnotherTypeIsNamed() throws IOException {
    replace("night.yaml", "pinnedDays: 92", "pinnedDays: many");
    refused(() -> NightConf.read(conf), "night.yaml", "pinnedDays");
    replace("detectors/burst-caller.yaml", "enterpriseDays: 90", "enterpriseDays: long");
    refused(() -> Configured.detectors(conf), "burst-caller.yaml", "guard.enterpriseDays");
  }

  @Test
  void aValueOutOfBoundsIsNamed() throws IOException {
    replace("night.yaml", "buckets: 4", "buckets: 3");
    refused(() -> NightConf.read(conf), "night.yaml", "buckets is 3; want a power of two");
    replace("detectors/call-then-pay.yaml", "minPoints: 50", "minPoints: 500");
    refused(() -> Configured.detectors(conf), "call-then-pay.yaml", "minPoints is 500; want 1-100");
    replace("detectors/burst-caller.yaml", "points: 0.3}", "points: 30}");
    refused(() -> Configured.allDetectors(conf), "burst-caller.yaml", "independent.handedOn");
  }

  @Test
  void aFeedThatDoesNotExistIsNamed() throws IOException {
    replace("night.yaml", "bank_transfer", "bank_heist");
    refused(() -> NightConf.read(conf), "night.yaml", "bank_heist");
    assertThatThrownBy(() -> NightConf.read(Repository.conf()).requiring(java.util.List.of("x")))
        .hasMessageContaining("requiredFeeds names x");
  }

  @Test
  void aClassThatDoesNotExistIsNamed() throws IOException {
    replace("detectors/call-then-pay.yaml", "detector.CallThenPay", "detector.CallThenPray");
    refused(() -> Configured.detectors(conf), "call-then-pay.yaml", "detector.CallThenPray");
  }

  @Test
  void aClassOfAnotherKindIsNamed() throws IOException {
    Path unused =
        Files.copy(conf.resolve("features/pay-pair.yaml"), conf.resolve("detectors/pay-pair.yaml"));
    append("detectors/pay-pair.yaml", "enabled: true\n");
    refused(() -> Configured.detectors(conf), "pay-pair.yaml", "feature.PayPair", "Detector");
  }

  @Test
  void aFileNamedOtherwiseThanItsStepIsNamed() throws IOException {
    Path unused =
        Files.move(conf.resolve("features/pay-pair.yaml"), conf.resolve("features/pairs.yaml"));
    refused(() -> Configured.features(conf), "pairs.yaml", "pay-pair");
  }

  @Test
  void aMissingFileOrFolderIsNamed() throws IOException {
    Files.delete(conf.resolve("night.yaml"));
    refused(() -> NightConf.read(conf), "night.yaml");
    refused(() -> Configured.features(conf.resolve("elsewhere")), "elsewhere", "--conf");
  }

  @Test
  void textThatIsNoYamlIsNamed() throws IOException {
    Path unused = Files.writeString(conf.resolve("night.yaml"), "buckets: [4");
    refused(() -> NightConf.read(conf), "night.yaml");
    Path unusedToo = Files.writeString(conf.resolve("night.yaml"), "");
    refused(() -> NightConf.read(conf), "night.yaml");
  }

  @Test
  void aDetectorSwitchedOffTakesNoPart() throws IOException {
    replace("detectors/call-then-pay.yaml", "enabled: true", "enabled: false");
    assertThat(Configured.detectors(conf)).noneMatch(d -> d.id().equals("call-then-pay"));
    assertThat(Configured.allDetectors(conf)).anyMatch(d -> d.id().equals("call-then-pay"));
  }

  private static void refused(ThrowingCallable reading, String... named) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContainingAll(named);
  }

  private void append(String file, String line) throws IOException {
    String text = Files.readString(conf.resolve(file));
    Path unused =
        Files.writeString(conf.resolve(file), text + (text.endsWith("\n") ? "" : "\n") + line);
  }

  private void replace(String file, String old, String with) throws IOException {
    String text = Files.readString(conf.resolve(file));
    assertThat(text).contains(old);
    Path unused = Files.writeString(conf.resolve(file), text.replace(old, with));
  }
}
