package org.cluelake.evaluate;

import java.util.Comparator;

/** What a truth row and a finding are compared by. */
record Entity(String kind, long token) implements Comparable<Entity> {

  static final String PERSON = "person";

  private static final Comparator<Entity> ORDER =
      Comparator.comparing(Entity::kind).thenComparingLong(Entity::token);

  @Override
  public int compareTo(Entity other) {
    return ORDER.compare(this, other);
  }
}
