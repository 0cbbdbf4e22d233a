package org.cluelake.metamorphic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.TableContract;
import org.cluelake.detector.RulePack;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.Read;
import org.cluelake.testkit.AnyRows;

/** People who touch nobody else change nothing for anybody else. */
final class StrangerRelations {

  private static final int ROWS = 12;

  /** Above every planted token. */
  private static final long FAR = 1L << 40;

  private StrangerRelations() {}

  static List<Relation> all() {
    return List.of(twice(), added(), removed());
  }

  /** The same once more among others, who are never met: everything is said of both. */
  private static Relation twice() {
    return new Relation(
        "second-world",
        (pile, seed) -> {
          Renaming far = Renaming.by(FAR + seed);
          String prefix = "w" + seed;
          if (!pile.show((read, given) -> both(read, given, far, prefix))) {
            return Optional.empty();
          }
          List<Finding> expected = new ArrayList<>();
          for (Finding f : pile.planned()) {
            expected.add(f.renamed(t -> t));
            expected.add(
                f.renamed(far::of)
                    .rewritten(t -> t.equals(f.campaign()) && !t.equals("none") ? prefix + t : t));
          }
          return Optional.of(
              Finding.differences(
                  expected, pile.findings().stream().map(f -> f.renamed(t -> t)).toList()));
        });
  }

  private static String both(Read read, String given, Renaming far, String prefix) {
    String others = Columns.tokens(read.table(), given, far::sql);
    if (others == null) {
      return null;
    }
    String named = Columns.names(read.table(), "(" + others + ")", prefix);
    return "FROM %s UNION ALL BY NAME (%s)".formatted(given, named == null ? others : named);
  }

  /** Strangers of all sorts, drawn at random. */
  private static Relation added() {
    return new Relation(
        "strangers-added",
        (pile, seed) -> {
          if (!pile.show((read, given) -> withStrangers(pile, read, given, seed))) {
            return Optional.empty();
          }
          return Optional.of(
              Finding.differences(
                  pile.planned(),
                  pile.findings().stream().filter(f -> f.subject() < FAR).toList()));
        });
  }

  private static String withStrangers(Pile pile, Read read, String given, long seed) {
    TableContract table = read.table();
    if (!Columns.hasTokens(table)) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(seed + read.view().hashCode());
    String strangers = pile.emptied("strangers of " + read.view(), table);
    List<StructField> lists = Columns.fields(table, f -> f.dataType().typeName().equals("array"));
    pile.run(
        "INSERT INTO %s (%s%s) VALUES %s"
            .formatted(
                strangers,
                AnyRows.columns(table).stream()
                    .map(Kernel::identifier)
                    .collect(Collectors.joining(", ")),
                lists.stream().map(f -> ", " + Columns.column(f)).collect(Collectors.joining()),
                IntStream.range(0, ROWS)
                    .mapToObj(i -> AnyRows.row(table, i, RulePack.NIGHT, "96", random))
                    .map(row -> "(" + row + ", []".repeat(lists.size()) + ")")
                    .collect(Collectors.joining(", "))));
    String known = "(" + Columns.tokens(table, strangers, Renaming.by(FAR)::sql) + ")";
    if (table.columns().contains("entity_kind")) {
      known =
          "(SELECT * REPLACE (if(entity %% 2 = 0, 'number', 'account') AS entity_kind) FROM %s)"
              .formatted(known);
    }
    if (table.columns().contains("status")) {
      known = "(SELECT * REPLACE ('active' AS status) FROM %s)".formatted(known);
    }
    return "FROM %s UNION ALL BY NAME (SELECT * REPLACE (%s AS biz_date) FROM %s)"
        .formatted(given, RulePack.NIGHT.sqlDate(), known);
  }

  /** Some of those who never meet are gone: of the others the same is said. */
  private static Relation removed() {
    return new Relation(
        "strangers-removed",
        (pile, seed) -> {
          Circles circles = Circles.of(pile);
          Set<String> gone = new HashSet<>();
          List<String> all = circles.all();
          for (int i = (int) (seed % 2); i < all.size(); i += 2) {
            gone.addAll(circles.nodes(all.get(i)));
          }
          if (all.size() < 2) {
            return Optional.empty();
          }
          String removed = gone.stream().map(Kernel::quoted).collect(Collectors.joining(", "));
          boolean unused =
              pile.show(
                  (read, given) -> {
                    String first = circles.firstNode(read);
                    return first == null
                        ? null
                        : "FROM %s WHERE coalesce(%s NOT IN (%s), true)"
                            .formatted(given, first, removed);
                  });
          return Optional.of(
              Finding.differences(
                  pile.planned().stream()
                      .filter(f -> !gone.contains(Long.toString(f.subject())))
                      .toList(),
                  pile.findings()));
        });
  }

  /** Who meets whom: the circles of tokens, cells and cases that share a planted row. */
  static final class Circles {

    private final Map<String, String> parents = new HashMap<>();

    static Circles of(Pile pile) {
      Circles circles = new Circles();
      for (Read read : pile.detector().reads()) {
        List<String> nodes = nodes(read);
        if (!nodes.isEmpty()) {
          String all = nodes.stream().collect(Collectors.joining(", ", "SELECT list_concat(", ")"));
          for (List<Object> row :
              pile.rows(
                  "%s::VARCHAR FROM %s"
                      .formatted(all, Kernel.identifier("given " + read.view())))) {
            String[] met = ((String) row.get(0)).replaceAll("[\\[\\] ]", "").split(",");
            Arrays.stream(met).filter(n -> !n.isEmpty()).forEach(n -> circles.join(met[0], n));
          }
        }
      }
      return circles;
    }

    /** Lists of a row's nodes, as SQL. */
    private static List<String> nodes(Read read) {
      TableContract table = read.table();
      List<String> nodes = new ArrayList<>();
      for (StructField f : Columns.fields(table, f -> true)) {
        if (Columns.isToken(table, f)) {
          nodes.add(
              f.dataType().typeName().equals("array")
                  ? "coalesce(list_transform(%s, lambda t: t::VARCHAR), [])"
                      .formatted(Columns.column(f))
                  : known(f, "::VARCHAR"));
        } else if (Columns.isName(f) && !f.name().equals("campaign")) {
          nodes.add(known(f, ""));
        }
      }
      return nodes;
    }

    private static String known(StructField f, String cast) {
      return "if(%1$s IS NULL, []::VARCHAR[], [%1$s%2$s])".formatted(Columns.column(f), cast);
    }

    /** A node of each row, as SQL; null where rows are nobody's. */
    String firstNode(Read read) {
      List<String> nodes = nodes(read);
      return nodes.isEmpty() ? null : "list_concat(" + String.join(", ", nodes) + ")[1]";
    }

    private void join(String a, String b) {
      String one = root(a);
      String other = root(b);
      if (!one.equals(other)) {
        String unused = parents.put(one, other);
      }
    }

    /** The name of a node's circle. */
    private String root(String node) {
      String parent = parents.putIfAbsent(node, node);
      return parent == null || parent.equals(node) ? node : root(parent);
    }

    List<String> all() {
      return parents.keySet().stream().filter(n -> root(n).equals(n)).sorted().toList();
    }

    List<String> nodes(String circle) {
      return parents.keySet().stream().filter(n -> root(n).equals(circle)).sorted().toList();
    }
  }
}
