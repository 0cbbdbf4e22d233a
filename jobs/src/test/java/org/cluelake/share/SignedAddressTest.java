package org.cluelake.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cluelake.run.PipelineException;

final class SignedAddressTest {

  private static final String FILE = "0123456789abcdef0123456789abcdef";
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String ALPHABET = "abcXYZ019-_=&?|%/. k";

  private static Path folder;
  private static UrlKeys keys;

  @BeforeContainer
  static void keys() throws IOException {
    folder = Files.createTempDirectory("keys");
    keys = new UrlKeys(folder.resolve("url-keys"));
    keys.createIfAbsent();
  }

  @AfterContainer
  static void remove() throws IOException {
    for (String name : new String[] {"url-keys", "url-keys.lock"}) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Property(tries = 50)
  void whatWasSignedIsTaken(@ForAll @LongRange(min = 0, max = 1L << 50) long size) {
    SignedAddress address = SignedAddress.of("centre-96", FILE, size, SetClock.START, LIFE);
    assertThat(checked(address.signed(keys), 0)).isEqualTo(address);
  }

  /**
   * Every character of file and query, put in place of by every other kind, left out or doubled.
   */
  @Property
  void anyTamperingIsRefused(
      @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(max = 21) int how) {
    String good = SignedAddress.of("centre-96", FILE, 4711, SetClock.START, LIFE).signed(keys);
    int at = place % good.length();
    String middle =
        how < ALPHABET.length()
            ? ALPHABET.substring(how, how + 1)
            : how == ALPHABET.length() ? "" : good.substring(at, at + 1).repeat(2);
    String bad = good.substring(0, at) + middle + good.substring(at + 1);
    if (!bad.equals(good)) {
      assertThatThrownBy(() -> checked(bad, 0))
          .as(bad)
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(403));
    }
  }

  @Property(tries = 40)
  void anAddressEndsAtItsTime(@ForAll @IntRange(max = 1800) int seconds) {
    String signed = SignedAddress.of("centre-96", FILE, 1, SetClock.START, LIFE).signed(keys);
    if (seconds < LIFE.toSeconds()) {
      assertThat(checked(signed, seconds).size()).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> checked(signed, seconds)).hasMessageContaining("expired");
    }
  }

  @Property(tries = 1)
  void partsOfTwoAddressesAreNotOne() {
    String one = SignedAddress.of("centre-96", FILE, 1, SetClock.START, LIFE).signed(keys);
    String two = SignedAddress.of("centre-97", FILE, 1, SetClock.START, LIFE).signed(keys);
    assertThatThrownBy(() -> checked(one.replace("centre-96", "centre-97"), 0))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> checked(one + "&" + two.substring(two.indexOf('?') + 1), 0))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> checked("../../etc/passwd" + one.substring(FILE.length()), 0))
        .isInstanceOf(Refusal.class);
  }

  @Property(tries = 1)
  void oneRotationKeepsWhatWasGivenAndTwoDoNot() throws IOException {
    Path file = folder.resolve("rotated");
    UrlKeys rotating = new UrlKeys(file);
    rotating.createIfAbsent();
    SignedAddress address = SignedAddress.of("centre-96", FILE, 1, SetClock.START, LIFE);
    String signed = address.signed(rotating);
    rotating.rotate();
    assertThat(address.signed(rotating)).isNotEqualTo(signed).contains("kid=k2");
    assertThat(checked(signed, rotating)).isEqualTo(address);
    rotating.rotate();
    assertThatThrownBy(() -> checked(signed, rotating)).isInstanceOf(Refusal.class);

    Path unused = Files.writeString(file, "k1 nonsense-with-a-secret");
    assertThatThrownBy(() -> address.signed(rotating))
        .isInstanceOf(PipelineException.class)
        .hasMessageNotContaining("nonsense")
        .hasNoCause();
    Files.delete(file);
    Files.delete(folder.resolve("rotated.lock"));
  }

  private static SignedAddress checked(String address, int after) {
    return checked(address, keys, after);
  }

  private static SignedAddress checked(String address, UrlKeys some) {
    return checked(address, some, 0);
  }

  private static SignedAddress checked(String address, UrlKeys some, int after) {
    int mark = address.indexOf('?');
    return SignedAddress.checked(
        mark < 0 ? address : address.substring(0, mark),
        mark < 0 ? null : address.substring(mark + 1),
        some,
        SetClock.START.plusSeconds(after));
  }
}
