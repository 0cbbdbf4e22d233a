package org.cluelake.source;

import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.cluelake.identity.TokenRegistry;

/**
 * A registry token the registry gave in place of the one wanted.
 *
 * @param wanted the token in staged files
 * @param fingerprint which identity wanted it; keys differ by kind, so token and fingerprint say
 *     the kind as well
 * @param token the token that stays
 */
public record MovedToken(long wanted, long fingerprint, long token) implements Serializable {

  /** What a resolution moved, in a fixed order. */
  public static List<MovedToken> of(TokenRegistry.Resolution resolution) {
    return sorted(
        resolution.moved().entrySet().stream()
            .map(m -> new MovedToken(m.getKey().token(), m.getKey().fingerprint(), m.getValue()))
            .toList());
  }

  /** The same tokens in a fixed order. */
  public static List<MovedToken> sorted(Collection<MovedToken> tokens) {
    return tokens.stream()
        .sorted(
            Comparator.comparingLong(MovedToken::fingerprint).thenComparingLong(MovedToken::wanted))
        .toList();
  }
}
