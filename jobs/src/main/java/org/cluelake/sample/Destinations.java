package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Invented countries, by codes that ISO 3166 leaves to users, and the places in them that are known
 * for fraud rings.
 */
final class Destinations {

  private static final String[] COUNTRIES = {"XA", "XB", "XC", "XD", "QM", "QN", "QO"};
  private static final double[] TOURISTS = {5, 4, 3, 3, 1, 1.5, 2};
  private static final double[] WORKERS = {2, 2, 1, 2, 3.5, 3.5, 2};

  /** Countries of compounds; each has a border gate of its own. */
  private static final String[] HIGH = {"QM", "QN"};

  private static final String WATCHED = "QO";
  private static final int COMPOUNDS = 3;
  private static final String SINCE = "2024-01-01";

  private Destinations() {}

  static String country(boolean lasting, Draw draw) {
    return COUNTRIES[draw.weighted(lasting ? WORKERS : TOURISTS)];
  }

  /** The country and one of the compounds a gang recruits for. */
  static String gangCountry(int gang) {
    return HIGH[Math.floorMod(gang, HIGH.length)];
  }

  static int gangCompound(int gang) {
    return Math.floorMod(gang / HIGH.length, COMPOUNDS);
  }

  static boolean hasCompounds(String country) {
    return country.equals(HIGH[0]) || country.equals(HIGH[1]);
  }

  static int someCompound(Draw draw) {
    return draw.between(0, COMPOUNDS - 1);
  }

  /** Neighbours are reached by their gate, by road or on foot, or by air like the others. */
  static String gate(String country) {
    return switch (country) {
      case "QM" -> "gate-1";
      case "QN" -> "gate-2";
      case "XD" -> "gate-3";
      default -> null;
    };
  }

  /** Roaming cell: of a compound, or anywhere else in the country. */
  static String cell(String country, int compound, int place) {
    return compound >= 0
        ? prefix(country, compound) + Math.floorMod(place, 6)
        : country + "-" + (100 + Math.floorMod(place, 300));
  }

  private static String prefix(String country, int compound) {
    return country + "-K" + (compound + 1) + "-";
  }

  /** Rows of the reference feed {@code risk_place}. */
  static List<String[]> riskPlaces() {
    List<String[]> rows = new ArrayList<>();
    for (String country : HIGH) {
      rows.add(row("country-" + country, "country", country, null, null, "high"));
      for (int c = 0; c < COMPOUNDS; c++) {
        String id = "compound-" + country + "-" + (c + 1);
        rows.add(row(id, "compound", country, null, prefix(country, c), "high"));
      }
      rows.add(row("border-" + country, "border_section", country, gate(country), null, "watch"));
    }
    rows.add(row("country-" + WATCHED, "country", WATCHED, null, null, "watch"));
    return rows;
  }

  /** Home cells along a border section that faces a country. */
  static String[] section(String country, String cells) {
    return row("cells-" + country, "border_section", country, null, cells, "watch");
  }

  private static String[] row(
      String id, String kind, String country, String port, String cells, String level) {
    return new String[] {
      id, kind, "place " + id, country, port, cells, level, "decision 1 of 2024", SINCE, null
    };
  }
}
