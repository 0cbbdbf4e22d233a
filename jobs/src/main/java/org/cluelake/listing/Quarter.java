package org.cluelake.listing;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.cluelake.run.Require;

/**
 * A quarter of a year.
 *
 * @param year calendar year
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

  private static final int A_YEAR = 4;

  public Quarter {
    Require.that(number >= 1 && number <= A_YEAR, "a quarter has number %s; want 1 to 4", number);
  }

  /** The quarter a day lies in. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** Reads {@code 2026Q1}. */
  public static Quarter parse(String text) {
    Require.that(
        text.matches("\\d{4}Q[1-4]"),
        "a quarter is written with %s characters in another form; want a year, Q and 1 to 4, such as"
            + " 2026Q1",
        text.length());
    return new Quarter(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5)));
  }

  /** The quarter so many later, or earlier where negative. */
  public Quarter plus(int quarters) {
    int index = year * A_YEAR + number - 1 + quarters;
    return new Quarter(Math.floorDiv(index, A_YEAR), Math.floorMod(index, A_YEAR) + 1);
  }

  /** Quarters from another one to this one, negative where this one is earlier. */
  public int since(Quarter other) {
    return (year - other.year) * A_YEAR + number - other.number;
  }

  /** Its first day. */
  public LocalDate firstDay() {
    return LocalDate.of(year, (number - 1) * 3 + 1, 1);
  }

  /** Its last day. */
  public LocalDate lastDay() {
    return firstDay().plusMonths(3).minusDays(1);
  }

  @Override
  public int compareTo(Quarter other) {
    return since(other);
  }

  @Override
  public String toString() {
    return year + "Q" + number;
  }
}
