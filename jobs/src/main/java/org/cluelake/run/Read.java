package org.cluelake.run;

import java.io.Serializable;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;

/**
 * One declared input of a step: which table, under which name, and which nights of it.
 *
 * @param table the contract read
 * @param view the name the step uses for it
 * @param slice which nights
 * @param days for {@link Slice#WINDOW}, how many nights up to and including the business date
 */
public record Read(TableContract table, String view, Slice slice, int days)
    implements Serializable {

  /** Which nights of a table a step sees. */
  public enum Slice {
    /** The business date's own rows. */
    TODAY,
    /** The rows of the last {@code days} nights, today's included. */
    WINDOW,
    /** The newest night before the business date: a state carried forward. */
    BEFORE,
    /** Last night's published rows: the one upward edge. */
    PUBLISHED_BEFORE,
    /** The newest night up to and including the business date: reference tables. */
    LATEST
  }

  /** The business date's own rows, under the table's name. */
  public static Read today(TableContract table) {
    return new Read(table, table.name(), Slice.TODAY, 1);
  }

  /** The last {@code days} nights, under the table's name. */
  public static Read window(TableContract table, int days) {
    return new Read(table, table.name(), Slice.WINDOW, days);
  }

  /** The state before tonight, under the table's name with {@code _before}. */
  public static Read before(TableContract table) {
    return new Read(table, table.name() + "_before", Slice.BEFORE, 0);
  }

  /** Last night's published rows, under the table's name with {@code _published}. */
  public static Read publishedBefore(TableContract table) {
    return new Read(table, table.name() + "_published", Slice.PUBLISHED_BEFORE, 0);
  }

  /** The newest rows up to tonight, under the table's name. */
  public static Read latest(TableContract table) {
    return new Read(table, table.name(), Slice.LATEST, 0);
  }

  /** Whether this edge goes up the layers, which only a published slice may do. */
  public boolean isUpward(Layer writes) {
    return table.layer().ordinal() > writes.ordinal();
  }
}
