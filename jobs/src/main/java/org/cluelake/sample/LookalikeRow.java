package org.cluelake.sample;

/**
 * A row of {@code lookalike.csv}.
 *
 * @param kind what it is
 * @param entityKind number, account or person
 * @param entity the identity
 */
record LookalikeRow(String kind, String entityKind, String entity) {

  static LookalikeRow number(String kind, String number) {
    return new LookalikeRow(kind, "number", number);
  }

  static LookalikeRow account(String kind, Account account) {
    return new LookalikeRow(kind, "account", account.number());
  }
}
