package org.cluelake.region;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What a table of groups by region is made of, of one indicator: its exact counts and those of the
 * regions' own table, tonight and the night before, and what either table showed.
 */
record LinkedFacts(Row group) {

  /**
   * The query for one row an indicator.
   *
   * @param exact view of the exact counts by group and county, with {@code _before} the night
   *     before
   * @param shown view of the published table, with {@code _published}
   * @param name the group, an expression over either
   * @param count column of the count in both
   * @param base expression over the exact counts for what the count is a part of; -1 for none
   * @param indicators the indicators, quoted
   * @param told the indicator of a published row, an expression
   */
  static String sql(
      String exact,
      String shown,
      String name,
      String count,
      String base,
      String indicators,
      String told) {
    String cells =
        "list({'group': %s, 'region': region, 'count': %s, 'base': %s} ORDER BY %s, region)"
            .formatted(name, count, base, name);
    String regions =
        "list({'code': region, 'level': level, 'parent': parent, 'count': observed}"
            + " ORDER BY region)";
    return """
        SELECT i.indicator, coalesce(t.cells, []) AS tonight, coalesce(b.cells, []) AS before,
               coalesce(s.shown, []) AS shown_before, coalesce(r.regions, []) AS regions,
               coalesce(rb.regions, []) AS regions_before,
               coalesce(g.given, []) AS given, coalesce(gb.given, []) AS given_before
        FROM (SELECT unnest([%1$s]) AS indicator) i
        LEFT JOIN (SELECT indicator, %2$s AS cells FROM %3$s GROUP BY indicator) t USING (indicator)
        LEFT JOIN (SELECT indicator, %2$s AS cells FROM %3$s_before GROUP BY indicator) b
          USING (indicator)
        LEFT JOIN (SELECT %8$s AS indicator,
                          list(%4$s || '|' || region ORDER BY %4$s, region) AS shown
                   FROM %5$s_published WHERE %6$s IS NOT NULL GROUP BY ALL) s
          USING (indicator)
        LEFT JOIN (SELECT indicator, %7$s AS regions FROM region_posterior GROUP BY indicator) r
          USING (indicator)
        LEFT JOIN (SELECT indicator, %7$s AS regions FROM region_posterior_before
                   GROUP BY indicator) rb USING (indicator)
        LEFT JOIN (SELECT indicator, list('|' || region ORDER BY region) AS given
                   FROM region_indicator WHERE observed IS NOT NULL GROUP BY indicator) g
          USING (indicator)
        LEFT JOIN (SELECT indicator, list('|' || region ORDER BY region) AS given
                   FROM region_indicator_published WHERE observed IS NOT NULL
                   GROUP BY indicator) gb USING (indicator)
        """
        .formatted(indicators, cells, exact, name, shown, count, regions, told);
  }

  String indicator() {
    return group.getAs("indicator");
  }

  /** The regions of the night. */
  RegionTree tree() {
    return tree("regions");
  }

  private List<Row> rows(String column) {
    return group.getList(group.fieldIndex(column));
  }

  private Set<String> texts(String column) {
    return new HashSet<>(group.<String>getList(group.fieldIndex(column)));
  }

  private RegionTree tree(String regions) {
    return new RegionTree(
        rows(regions).stream()
            .map(
                r ->
                    new RegionTree.Place(
                        r.getAs("code"), Level.of(r.getAs("level")), r.getAs("parent")))
            .toList());
  }

  /** Counts by group and county as they are; those in no county of tonight are left out. */
  List<LinkedTables.Cell> cells(String column) {
    return rows(column).stream()
        .map(
            r ->
                new LinkedTables.Cell(
                    r.getAs("group"), r.getAs("region"), r.getAs("count"), r.getAs("base")))
        .toList();
  }

  /** How counts by group and county, and the totals by region, become one network. */
  @FunctionalInterface
  interface Linking {
    List<LinkedCounts.Link> of(
        RegionTree tree, List<LinkedTables.Cell> cells, Map<String, Long> totals);
  }

  private List<LinkedCounts.Link> links(String cells, String regions, Linking linking) {
    Map<String, Long> totals = new TreeMap<>();
    rows(regions).forEach(r -> totals.put(r.getAs("code"), r.getAs("count")));
    return linking.of(tree(regions), cells(cells), totals);
  }

  /** The same for groups that are shown at some levels, by county of the tree. */
  LinkedCounts published(Set<Level> levels, int floor) {
    return published((tree, cells, totals) -> LinkedTables.of(tree, cells, totals, levels, floor));
  }

  /**
   * Tonight's counts and which of them may show: none where the nation's total does not, or where
   * the two tables do not add up.
   */
  LinkedCounts published(Linking linking) {
    Set<String> shown = texts("given_before");
    shown.addAll(texts("shown_before"));
    LinkedCounts before = new LinkedCounts(links("before", "regions_before", linking), shown);
    Set<String> given = texts("given");
    List<LinkedCounts.Link> links = links("tonight", "regions", linking);
    boolean hasTotal =
        rows("regions").stream()
            .filter(r -> r.getAs("level").equals(Level.NATION.word()))
            .allMatch(r -> given.contains(LinkedTables.region(r.getAs("code"))));
    LinkedCounts bare = new LinkedCounts(links, given);
    return hasTotal && bare.addsUp() ? LinkedCounts.of(links, given, before) : bare;
  }

  /** The nation's code; empty where none is delivered. */
  String nation() {
    return tree().places().values().stream()
        .filter(p -> p.level() == Level.NATION)
        .map(RegionTree.Place::code)
        .findFirst()
        .orElse("");
  }
}
