package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.Tables;

/** Sexes and ages in which regions deliver their population, by the columns of their contract. */
final class PopulationStrata {

  private static final String RESIDENT = "resident_";
  private static final String WOMEN = RESIDENT + "female_";

  private PopulationStrata() {}

  /** Ages, youngest first, as the column of a population ends. */
  static List<String> ages() {
    return columns(WOMEN).stream().map(c -> c.substring(WOMEN.length())).toList();
  }

  /** Everyone who lives in a region. */
  static List<String> residents() {
    return columns(RESIDENT);
  }

  /** Those registered in a region who are neither children nor old: suspects are seldom either. */
  static List<String> registeredOfWorkingAge() {
    List<String> ages = ages();
    return columns("registered_").stream()
        .filter(c -> !c.endsWith(ages.get(0)) && !c.endsWith(ages.get(ages.size() - 1)))
        .toList();
  }

  private static List<String> columns(String prefix) {
    return Tables.REGION.columns().stream().filter(c -> c.startsWith(prefix)).toList();
  }
}
