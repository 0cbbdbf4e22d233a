/**
 * Identity to token: how phones, accounts, documents, handsets and names become longs that joins
 * run on, and what is derived from them first.
 *
 * <p>Comes in: delivered identities as text, and a master key from a file. Goes out: non-negative
 * longs. A token below 2^62 is a permutation of the identity and can be turned back; one with bit
 * 62 set is a keyed hash, kept apart from others by the {@link
 * org.cluelake.identity.TokenRegistry}. Tokens remain personal data.
 *
 * <p>What leaves: {@link org.cluelake.identity.ReleaseKeys} give a recipient names of its own for
 * tokens, and {@link org.cluelake.identity.SealedIdentities}, the only caller that turns a token
 * back, writes what they stand for encrypted to the recipient's certificate.
 */
package org.cluelake.identity;
