/**
 * Identity to token: how phones, accounts, documents, handsets and names become longs that joins
 * run on, and what is derived from them first.
 *
 * <p>Comes in: delivered identities as text, and a master key from a file. Goes out: non-negative
 * longs. A token below 2^62 is a permutation of the identity and can be turned back by the release
 * step; one with bit 62 set is a keyed hash, kept apart from others by the {@link
 * org.cluelake.identity.TokenRegistry}. Tokens remain personal data.
 */
package org.cluelake.identity;
