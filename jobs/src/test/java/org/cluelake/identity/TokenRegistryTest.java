package org.cluelake.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

class TokenRegistryTest {

  private static final KeyedHash HASH = new KeyedHash(new byte[] {7});

  @Property(tries = 200)
  void arrivalOrderAndRepetitionNeverCount(
      @ForAll @IntRange(min = 1, max = 16) int identities, @ForAll long shuffle) {
    List<RegistryEntry> candidates = candidates(IdentityKind.TEXT, 0, identities);
    List<RegistryEntry> shuffled = new ArrayList<>(candidates);
    shuffled.addAll(candidates.subList(0, identities / 2));
    Collections.shuffle(shuffled, new Random(shuffle));
    TokenRegistry.Resolution expected = new TokenRegistry(List.of(), 4).resolve(candidates);
    assertThat(new TokenRegistry(List.of(), 4).resolve(shuffled)).isEqualTo(expected);
    assertAllApart(candidates, expected);
  }

  @Property(tries = 200)
  void laterNightsFindWhatEarlierOnesGave(
      @ForAll @IntRange(min = 1, max = 8) int first, @ForAll @IntRange(min = 1, max = 8) int more) {
    List<RegistryEntry> early = candidates(IdentityKind.ACCOUNT, 0, first);
    List<RegistryEntry> all = candidates(IdentityKind.ACCOUNT, 0, first + more);
    TokenRegistry.Resolution one = new TokenRegistry(List.of(), 4).resolve(early);
    TokenRegistry.Resolution two = new TokenRegistry(one.added(), 4).resolve(all);
    for (RegistryEntry candidate : early) {
      assertThat(two.tokenOf(candidate)).isEqualTo(one.tokenOf(candidate));
    }
    assertThat(two.added()).hasSize(more);
    assertAllApart(all, two);
    List<RegistryEntry> stored = new ArrayList<>(two.added());
    stored.addAll(one.added());
    TokenRegistry.Resolution again = new TokenRegistry(stored, 4).resolve(all);
    assertThat(again.added()).isEmpty();
    assertThat(again.moved()).isEqualTo(two.moved());
  }

  @Test
  void withAllBitsNothingMoves() {
    List<RegistryEntry> candidates = candidates(IdentityKind.DEVICE, 0, 1000);
    TokenRegistry.Resolution resolution = new TokenRegistry(List.of()).resolve(candidates);
    assertThat(resolution.moved()).isEmpty();
    assertThat(resolution.added()).containsExactlyInAnyOrderElementsOf(candidates);
  }

  @Test
  void textFormsShowNoToken() {
    RegistryEntry entry = new RegistryEntry(IdentityKind.TEXT, RegistryToken.BIT | 5, 11);
    RegistryEntry rival = new RegistryEntry(IdentityKind.TEXT, RegistryToken.BIT | 5, 12);
    TokenRegistry.Resolution resolution =
        new TokenRegistry(List.of()).resolve(List.of(entry, rival));
    assertThat(resolution.toString()).isEqualTo("Resolution[2 added, 1 moved]");
    assertThat(entry.toString() + entry.wanted())
        .doesNotContain(Long.toString(entry.token()))
        .doesNotContain("11");
  }

  @Test
  void kindsDoNotCollide() {
    List<RegistryEntry> candidates = new ArrayList<>(candidates(IdentityKind.TEXT, 0, 1));
    RegistryEntry text = candidates.get(0);
    candidates.add(new RegistryEntry(IdentityKind.DEVICE, text.token(), 1));
    assertThat(new TokenRegistry(List.of()).resolve(candidates).moved()).isEmpty();
  }

  @Test
  void collidingWishesPartWays() {
    RegistryEntry a = new RegistryEntry(IdentityKind.TEXT, RegistryToken.BIT | 5, 11);
    RegistryEntry b = new RegistryEntry(IdentityKind.TEXT, RegistryToken.BIT | 5, 12);
    TokenRegistry.Resolution resolution = new TokenRegistry(List.of()).resolve(List.of(b, a));
    assertThat(resolution.tokenOf(a)).isEqualTo(a.token());
    assertThat(resolution.moved()).isEqualTo(Map.of(b, b.wanted().probe(1)));
  }

  @Property
  void probesStayRegistryTokensAndMeetEverySlotOnce(@ForAll long token, @ForAll long fingerprint) {
    RegistryToken wanted =
        new RegistryToken(
            RegistryToken.BIT | (token & (RegistryToken.BIT - 1)),
            Math.max(1, fingerprint & Long.MAX_VALUE));
    assertThat(wanted.probe(0)).isEqualTo(wanted.token());
    assertThat(RegistryToken.is(wanted.probe(Integer.MAX_VALUE))).isTrue();
    Set<Long> slots = new HashSet<>();
    IntStream.range(0, 16).forEach(attempt -> slots.add(wanted.probe(attempt, 4)));
    assertThat(slots).hasSize(16).allMatch(RegistryToken::is);
  }

  @Test
  void refusesWhenFullOrContradictory() {
    List<RegistryEntry> tooMany = candidates(IdentityKind.TEXT, 0, 17);
    TokenRegistry small = new TokenRegistry(List.of(), 4);
    assertThatThrownBy(() -> small.resolve(tooMany))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("full")
        .extracting(e -> ((PipelineException) e).kind())
        .isEqualTo(ErrorKind.INTERNAL);
    List<RegistryEntry> contradictory =
        List.of(
            new RegistryEntry(IdentityKind.TEXT, RegistryToken.BIT | 5, 11),
            new RegistryEntry(IdentityKind.TEXT, RegistryToken.BIT | 5, 12));
    assertThatThrownBy(() -> new TokenRegistry(contradictory))
        .isInstanceOf(PipelineException.class)
        .hasMessageNotContaining(Long.toString(RegistryToken.BIT | 5));
    assertThatThrownBy(() -> new TokenRegistry(List.of(), 63))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<RegistryEntry> candidates(IdentityKind kind, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> HASH.registryToken("identity " + i))
        .map(wanted -> new RegistryEntry(kind, wanted.token(), wanted.fingerprint()))
        .toList();
  }

  private static void assertAllApart(
      List<RegistryEntry> candidates, TokenRegistry.Resolution resolution) {
    Map<Long, RegistryEntry> owner = new HashMap<>();
    for (RegistryEntry candidate : candidates) {
      long token = resolution.tokenOf(candidate);
      assertThat(RegistryToken.is(token)).isTrue();
      assertThat(owner.put(token, candidate)).isNull();
    }
  }
}
