package org.cluelake.identity;

/**
 * One row of the token registry: this token of this kind belongs to the identity with this
 * fingerprint. As a candidate the token is the one wanted, as a known entry the one given.
 *
 * @param kind what the identity is of
 * @param token a registry token
 * @param fingerprint see {@link RegistryToken}
 */
public record RegistryEntry(IdentityKind kind, long token, long fingerprint) {

  RegistryToken wanted() {
    return new RegistryToken(token, fingerprint);
  }

  /** Tokens are personal data, so the text form has none. */
  @Override
  public String toString() {
    return "RegistryEntry[" + kind.id() + ", hidden]";
  }
}
