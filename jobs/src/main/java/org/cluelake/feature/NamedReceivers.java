package org.cluelake.feature;

/**
 * The accounts that live cases name as the ones victims paid. Who pays one is in a victim's place;
 * who pays an account further down the chain, where gangs' money meets honest money, or one that a
 * pattern suspects, is not.
 */
final class NamedReceivers {

  /** A table expression: {@code entity}, {@code scam_class}, {@code campaign}. */
  static final String SQL =
      """
      (SELECT entity, scam_class, campaign FROM listed_entity
       WHERE entity_kind = 'account' AND status = 'active' AND source = 'case' AND layer = 1)""";

  private NamedReceivers() {}
}
