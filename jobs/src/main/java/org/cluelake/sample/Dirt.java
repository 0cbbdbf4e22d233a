package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/** Spoils a share of rows, each in one named way, and keeps the list. */
final class Dirt {

  /** How a row is spoilt. */
  enum Kind {
    MISSING,
    BAD_DATE,
    THREE_DECIMALS,
    UNKNOWN_WORD,
    TOO_LONG,
    LETTERS,
    PAYER_IS_PAYEE,
    WIDTH,
    DUPLICATE
  }

  /**
   * A spoilt line.
   *
   * @param feed delivered feed
   * @param file business date and file name, {@code 2026-03-02/bank_account-0001.csv.gz}
   * @param line physical line, the header being 1
   * @param kind how
   */
  record Spot(String feed, String file, long line, Kind kind) {}

  private final Setting setting;
  private final List<Spot> spots = new ArrayList<>();

  Dirt(Setting setting) {
    this.setting = setting;
  }

  /** Spoilt lines by file and line, whichever thread wrote them. */
  synchronized List<Spot> spots() {
    List<Spot> ordered = new ArrayList<>(spots);
    ordered.sort(Comparator.comparing(Spot::file).thenComparing(Spot::line));
    return ordered;
  }

  synchronized Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    spots.forEach(s -> counts.merge(s.kind().name(), 1, Integer::sum));
    return counts;
  }

  /**
   * The fields to write for a row: the row itself, or a spoilt copy. A duplicate is asked for by
   * {@link Outcome#twice}.
   */
  Outcome of(TableContract feed, int day, String file, long line, String[] row) {
    if (setting.spec().dirt() == 0 || feed.feed().reference()) {
      return new Outcome(row, false);
    }
    Draw draw = setting.draw("dirt " + feed.name(), day, file.hashCode(), line);
    if (!draw.chance(setting.spec().dirt())) {
      return new Outcome(row, false);
    }
    int first = draw.between(0, Kind.values().length - 1);
    for (int i = 0; i < Kind.values().length; i++) {
      Kind kind = Kind.values()[(first + i) % Kind.values().length];
      String[] spoilt = spoil(kind, feed, row, draw);
      if (spoilt != null) {
        boolean twice = kind == Kind.DUPLICATE;
        add(new Spot(feed.name(), file, twice ? line + 1 : line, kind));
        return new Outcome(spoilt, twice);
      }
    }
    throw new IllegalStateException("a duplicate is always possible");
  }

  private synchronized void add(Spot spot) {
    spots.add(spot);
  }

  /**
   * What to write.
   *
   * @param row fields
   * @param twice whether the line is repeated
   */
  record Outcome(String[] row, boolean twice) {}

  private static String[] spoil(Kind kind, TableContract feed, String[] row, Draw draw) {
    List<Integer> fit = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null && fits(kind, feed.properties().get(i))) {
        fit.add(i);
      }
    }
    if (kind == Kind.DUPLICATE) {
      return row;
    }
    if (kind == Kind.WIDTH) {
      return draw.chance(0.5)
          ? Arrays.copyOf(row, row.length - 1)
          : Arrays.copyOf(row, row.length + 1);
    }
    String[] spoilt = row.clone();
    if (kind == Kind.PAYER_IS_PAYEE) {
      int payer = feed.columns().indexOf("payer");
      int payee = feed.columns().indexOf("payee");
      if (payer < 0 || row[payer] == null || row[payee] == null) {
        return null;
      }
      spoilt[payee] = row[payer];
      return spoilt;
    }
    if (fit.isEmpty()) {
      return null;
    }
    int column = draw.pick(fit);
    spoilt[column] =
        switch (kind) {
          case MISSING -> null;
          case BAD_DATE -> "2026-02-30" + row[column].substring(10);
          case THREE_DECIMALS -> row[column] + "5";
          case UNKNOWN_WORD -> "no_such_word";
          case TOO_LONG ->
              "x".repeat(feed.properties().get(column).options().maxLengthOrDefault() + 1);
          default -> "1x" + row[column].substring(2);
        };
    return spoilt;
  }

  private static boolean fits(Kind kind, Property p) {
    return switch (kind) {
      case MISSING -> p.required();
      case BAD_DATE -> p.logicalType().equals("date") || p.logicalType().equals("timestamp");
      case THREE_DECIMALS -> p.logicalType().equals("decimal");
      case UNKNOWN_WORD -> p.options().values() != null;
      case TOO_LONG -> p.options().maxLength() != null;
      case LETTERS ->
          p.options().pattern() != null && p.options().pattern().startsWith("\\+?[0-9]");
      default -> false;
    };
  }
}
