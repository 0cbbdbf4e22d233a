package org.cluelake.sample;

/**
 * A row of {@code scheme.csv}; moments are seconds since the first day's midnight.
 *
 * @param scenario code of the catalogue
 * @param kind number, account or person
 * @param entity the identity
 * @param from first moment
 * @param to last moment
 * @param campaign campaign or gang it belongs to
 */
record SchemeRow(String scenario, String kind, String entity, int from, int to, String campaign) {

  static String campaign(int index) {
    return "campaign-" + index;
  }

  static String gang(int index) {
    return "gang-" + index;
  }
}
