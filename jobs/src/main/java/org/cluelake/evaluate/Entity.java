package org.cluelake.evaluate;

/** What a truth row and a finding are compared by. */
record Entity(String kind, long token) {

  static final String PERSON = "person";
}
