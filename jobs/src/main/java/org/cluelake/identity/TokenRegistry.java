package org.cluelake.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Gives every identity that does not fit 62 bits a token of its own. An identity whose hash is free
 * keeps it; one that finds it taken gets the next free token of its probe sequence. Nothing here
 * reads or writes: the caller brings the known entries and stores the new ones.
 *
 * <p>Entries are never removed, so a known identity is found on its probe sequence before the first
 * free token. Candidates of one call are taken by kind and fingerprint: their order never counts.
 * Collisions are so rare (one expected in 3 * 10^9 identities) that the order of nights matters to
 * none but the two identities concerned.
 *
 * <p>Not safe for use by several threads.
 */
public final class TokenRegistry {

  private static final Comparator<RegistryEntry> ORDER =
      Comparator.comparing(RegistryEntry::kind)
          .thenComparingLong(RegistryEntry::fingerprint)
          .thenComparingLong(RegistryEntry::token);

  /** Tokens an identity tries; that so many are taken by others happens to nobody. */
  private static final int PLACES = 64;

  private final int hashBits;
  private final Map<IdentityKind, Map<Long, Long>> fingerprints = new EnumMap<>(IdentityKind.class);

  /**
   * What became of some candidates.
   *
   * @param added entries to be stored, by kind and fingerprint
   * @param moved candidates whose token is another than the one wanted, and that token
   */
  public record Resolution(List<RegistryEntry> added, Map<RegistryEntry, Long> moved) {

    public Resolution {
      added = List.copyOf(added);
      moved = Map.copyOf(moved);
    }

    /** The token of a candidate of this call. */
    public long tokenOf(RegistryEntry candidate) {
      return moved.getOrDefault(candidate, candidate.token());
    }

    /** Tokens are personal data, so the text form has counts only. */
    @Override
    public String toString() {
      return "Resolution[" + added.size() + " added, " + moved.size() + " moved]";
    }
  }

  /** A registry of the entries stored so far. */
  public TokenRegistry(Collection<RegistryEntry> known) {
    this(known, RegistryToken.HASH_BITS);
  }

  /**
   * A registry whose tokens have only so many bits of hash.
   *
   * @param hashBits 1 to 62; constant for the life of a lake
   */
  public TokenRegistry(Collection<RegistryEntry> known, int hashBits) {
    if (hashBits < 1 || hashBits > RegistryToken.HASH_BITS) {
      throw new IllegalArgumentException("hashBits is " + hashBits + ", want 1 to 62");
    }
    this.hashBits = hashBits;
    for (RegistryEntry entry : known) {
      Long other = taken(entry.kind()).putIfAbsent(entry.token(), entry.fingerprint());
      if (other != null && other != entry.fingerprint()) {
        throw contradiction(entry.kind().id());
      }
    }
  }

  /** What a registry is refused with that gives one token of a kind to two identities. */
  public static PipelineException contradiction(String kind) {
    return PipelineException.of(
        ErrorKind.INTERNAL,
        "the token registry gives one token of kind %s to two identities;"
            + " restore its table from the last published night",
        kind);
  }

  /** Every token that some candidates may be given: entries of others change nothing for them. */
  public static Set<Long> places(Collection<RegistryEntry> candidates) {
    Set<Long> places = new TreeSet<>();
    for (RegistryEntry candidate : candidates) {
      for (int attempt = 0; attempt < PLACES; attempt++) {
        boolean unused = places.add(candidate.wanted().probe(attempt));
      }
    }
    return places;
  }

  /** Finds or gives the token of each candidate; the registry knows the new entries from now on. */
  public Resolution resolve(Collection<RegistryEntry> candidates) {
    TreeSet<RegistryEntry> ordered = new TreeSet<>(ORDER);
    List<RegistryEntry> added = new ArrayList<>();
    Map<RegistryEntry, Long> moved = new HashMap<>();
    boolean unusedAll = ordered.addAll(candidates);
    for (RegistryEntry candidate : ordered) {
      Map<Long, Long> taken = taken(candidate.kind());
      long token = place(candidate, taken);
      if (taken.putIfAbsent(token, candidate.fingerprint()) == null) {
        added.add(new RegistryEntry(candidate.kind(), token, candidate.fingerprint()));
      }
      if (token != candidate.token()) {
        moved.put(candidate, token);
      }
    }
    return new Resolution(added, moved);
  }

  /** The first token of the probe sequence that is the candidate's own or free. */
  private long place(RegistryEntry candidate, Map<Long, Long> taken) {
    RegistryToken wanted = candidate.wanted();
    long slots = Math.min(1L << hashBits, PLACES);
    for (int attempt = 0; attempt < slots; attempt++) {
      long token = wanted.probe(attempt, hashBits);
      Long holder = taken.get(token);
      if (holder == null || holder == candidate.fingerprint()) {
        return token;
      }
    }
    throw PipelineException.of(
        ErrorKind.INTERNAL,
        "the token registry is full for kind %s with %d bits of hash; use more bits",
        candidate.kind().id(),
        hashBits);
  }

  private Map<Long, Long> taken(IdentityKind kind) {
    return fingerprints.computeIfAbsent(kind, k -> new HashMap<>());
  }
}
