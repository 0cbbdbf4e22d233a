package org.cluelake.architecture;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/**
 * The proxy list: every column that says, or lets be guessed, which region somebody belongs to. A
 * table about a person, a card or an account may depend on none of them.
 */
final class Proxies {

  /** Tables of regions and of their standing; each of their columns is on the list. */
  private static final Set<String> REGIONAL =
      Set.of(Tables.REGION.id(), Tables.REGION_ACT.id(), Tables.REGION_WINDOW.id());

  /** Words by which a column states a place of the nation. */
  private static final Pattern PLACE =
      Pattern.compile("(\\w+_)?(region|province|city|county|birthplace|native_place|address)");

  /**
   * Columns that state no place and let one be guessed: offices have addresses, cells stand
   * somewhere, a bank of one province has numbers of its own. A victim's age band and sex stand
   * here too: they are kept for tables of regions and are read for nothing else.
   */
  private static final Map<String, Set<String>> GUESSES =
      Map.of(
          Tables.BANK_ACCOUNT.id(), Set.of("bank", "bank_identification_number"),
          Tables.TELECOM_SUBSCRIBER.id(), Set.of("carrier", "virtual_operator"),
          Tables.TELECOM_CALL.id(), Set.of("cell"),
          Tables.POLICE_CASE.id(), Set.of("accepted_by", "age_band", "sex"),
          Tables.CLUE_FEEDBACK.id(), Set.of("unit"),
          Tables.SHARED_DEVICE_CALL.id(), Set.of("cell"),
          Tables.STATIC_CALLER.id(), Set.of("cell"));

  private Proxies() {}

  /** The columns of a table that are on the list. */
  static Set<String> of(TableContract table) {
    Set<String> columns = new TreeSet<>(GUESSES.getOrDefault(table.id(), Set.of()));
    for (Property p : table.properties()) {
      if (isRegional(table)
          || "region".equals(p.classification())
          || PLACE.matcher(p.name()).matches()) {
        boolean unused = columns.add(p.name());
      }
    }
    return columns;
  }

  /** Whether a table is about regions or their standing, so that reading it at all is a use. */
  static boolean isRegional(TableContract table) {
    return REGIONAL.contains(table.id()) || "region".equals(table.purpose());
  }
}
