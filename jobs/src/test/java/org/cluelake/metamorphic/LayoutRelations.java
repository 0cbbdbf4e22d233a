package org.cluelake.metamorphic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cluelake.detector.RulePack;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/** How rows lie, in how many buckets and on what night decides nothing. */
final class LayoutRelations {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private LayoutRelations() {}

  static List<Relation> all() {
    return List.of(shuffled(), divided(), later(), grown());
  }

  private static Relation shuffled() {
    return Relation.unchanged(
        "rows-shuffled",
        seed -> (read, given) -> "FROM %s ORDER BY hash(rowid, %d)".formatted(given, seed));
  }

  /** Two, four and eight buckets say together what one says. */
  private static Relation divided() {
    return new Relation(
        "more-buckets",
        (pile, seed) -> {
          if (pile.detector().reads().stream().noneMatch(r -> r.table().isBucketed())) {
            return Optional.empty();
          }
          int buckets = 2 << (seed % 3);
          List<Finding> together = new ArrayList<>();
          for (int bucket = 0; bucket < buckets; bucket++) {
            pile.workFor(bucket, buckets);
            int at = bucket;
            boolean unused = pile.show((read, given) -> ofBucket(read, given, at, buckets));
            together.addAll(pile.findings());
          }
          pile.workFor(0, 1);
          return Optional.of(Finding.differences(pile.planned(), together));
        });
  }

  private static String ofBucket(Read read, String given, int bucket, int buckets) {
    return read.table().isBucketed()
        ? "FROM %s WHERE %s & %d = %d"
            .formatted(given, Kernel.identifier(read.table().subject()), buckets - 1, bucket)
        : null;
  }

  private static Relation later() {
    return new Relation(
        "whole-weeks-later",
        (pile, seed) -> {
          int days = (int) (7 * (1 + seed % 60));
          AsOf night = new AsOf(RulePack.NIGHT.date().plusDays(days));
          boolean unused =
              pile.show(
                  (read, given) -> Columns.later(read.table(), given, days),
                  pile.detector(),
                  night);
          return Optional.of(
              Finding.differences(
                  pile.planned().stream().map(f -> f.rewritten(t -> later(t, days))).toList(),
                  pile.findings(pile.detector(), night).stream()
                      .map(f -> f.rewritten(t -> t))
                      .toList()));
        });
  }

  private static String later(String text, int days) {
    return text == null
        ? null
        : DATE.matcher(text).replaceAll(d -> LocalDate.parse(d.group()).plusDays(days).toString());
  }

  /** A later contract adds a column, and a file has its columns in another order. */
  private static Relation grown() {
    return Relation.unchanged(
        "column-added",
        seed ->
            (read, given) -> {
              List<String> columns = new ArrayList<>(read.table().columns());
              columns.add("biz_date");
              Collections.rotate(columns, (int) seed);
              return "SELECT 'later' AS added_later, %s FROM %s"
                  .formatted(
                      columns.stream().map(Kernel::identifier).collect(Collectors.joining(", ")),
                      given);
            });
  }
}
