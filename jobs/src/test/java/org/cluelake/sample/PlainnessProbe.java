package org.cluelake.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How plain the sample's fraud is: the best rule of one and of two thresholds per scenario, by F1,
 * over per-day figures of a written sample. Run by hand; the table goes into the notes.
 */
public final class PlainnessProbe {

  private static final int CUTS = 24;

  private final Connection duckdb;
  private final StringBuilder table = new StringBuilder();

  private PlainnessProbe(Connection duckdb) {
    this.duckdb = duckdb;
  }

  /** Arguments: the folder a sample was written to; then scenarios, where not all are wanted. */
  public static void main(String[] args) throws SQLException, IOException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      PlainnessProbe probe = new PlainnessProbe(duckdb);
      probe.load(Path.of(args[0]));
      probe.table.append("| scenario | counted by | rows | true | best one condition | F1 |");
      probe.table.append(" best two conditions | F1 |\n|---|---|---|---|---|---|---|---|\n");
      List<String> scenarios =
          args.length > 1
              ? List.of(args).subList(1, args.length)
              : List.of(
                  "T3", "B1", "B2", "V2", "V3", "V4", "T2", "T5", "T9", "B3", "B4", "B9", "X1");
      for (String scenario : scenarios) {
        probe.search(scenario);
      }
      System.out.println(probe.table);
    }
  }

  private void load(Path out) throws SQLException, IOException {
    String sql = read("plainness.sql", out) + read("plainness-breadth.sql", out);
    try (Statement statement = duckdb.createStatement()) {
      for (String part : sql.split(";\\s*\n")) {
        if (!part.isBlank()) {
          boolean ignored = statement.execute(part);
          assert !ignored || !part.isBlank();
        }
      }
    }
  }

  private static String read(String resource, Path out) throws IOException {
    try (var in = PlainnessProbe.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${out}", out.toString());
    }
  }

  /** A threshold on one figure, with the rows that satisfy it. */
  private record Condition(String text, BitSet rows) {}

  /** A rule and how good it is. */
  private record Rule(String text, double f1) {}

  private void search(String scenario) throws SQLException {
    List<String> names = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    List<Integer> entities = new ArrayList<>();
    Map<String, Integer> entityIndex = new HashMap<>();
    BitSet positive = new BitSet();
    try (Statement statement = duckdb.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + scenario)) {
      int columns = found.getMetaData().getColumnCount();
      for (int i = 3; i <= columns; i++) {
        names.add(found.getMetaData().getColumnName(i));
      }
      while (found.next()) {
        entities.add(entityIndex.computeIfAbsent(found.getString(1), e -> entityIndex.size()));
        if (found.getBoolean(2)) {
          positive.set(rows.size());
        }
        double[] row = new double[columns - 2];
        for (int i = 0; i < row.length; i++) {
          row[i] = found.getDouble(i + 3);
        }
        rows.add(row);
      }
    }
    BitSet wanted = entities(positive, entities);
    Rule[] best = new Rule[4];
    Arrays.fill(best, new Rule("none", -1));
    List<Condition> conditions = conditions(names, rows, positive);
    for (int i = 0; i < conditions.size(); i++) {
      for (int j = 0; j <= i; j++) {
        BitSet both = (BitSet) conditions.get(i).rows().clone();
        both.and(conditions.get(j).rows());
        String text =
            i == j
                ? conditions.get(i).text()
                : conditions.get(j).text() + " and " + conditions.get(i).text();
        int place = i == j ? 0 : 1;
        best[place] = better(best[place], text, both, positive);
        best[place + 2] = better(best[place + 2], text, entities(both, entities), wanted);
      }
    }
    for (int level = 0; level < 2; level++) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %d | `%s` | %.2f | `%s` | %.2f |%n",
              scenario,
              level == 0 ? "day" : "entity",
              level == 0 ? rows.size() : entityIndex.size(),
              level == 0 ? positive.cardinality() : wanted.cardinality(),
              best[2 * level].text(),
              best[2 * level].f1(),
              best[2 * level + 1].text(),
              best[2 * level + 1].f1()));
    }
  }

  /** An entity is caught if any of its rows is. */
  private static BitSet entities(BitSet rows, List<Integer> entities) {
    BitSet caught = new BitSet();
    rows.stream().forEach(r -> caught.set(entities.get(r)));
    return caught;
  }

  private static List<Condition> conditions(
      List<String> names, List<double[]> rows, BitSet positive) {
    List<Condition> conditions = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      int figure = f;
      double[] hits = positive.stream().mapToDouble(r -> rows.get(r)[figure]).sorted().toArray();
      Set<Double> cuts = new TreeSet<>();
      for (int q = 0; q <= CUTS && hits.length > 0; q++) {
        cuts.add(hits[Math.min(hits.length - 1, q * hits.length / CUTS)]);
      }
      for (double cut : cuts) {
        BitSet above = new BitSet(rows.size());
        BitSet below = new BitSet(rows.size());
        for (int r = 0; r < rows.size(); r++) {
          above.set(r, rows.get(r)[figure] >= cut);
          below.set(r, rows.get(r)[figure] <= cut);
        }
        conditions.add(new Condition("%s >= %.4g".formatted(names.get(f), cut), above));
        conditions.add(new Condition("%s <= %.4g".formatted(names.get(f), cut), below));
      }
    }
    return conditions;
  }

  private static Rule better(Rule best, String text, BitSet caught, BitSet wanted) {
    BitSet right = (BitSet) caught.clone();
    right.and(wanted);
    double f1 =
        caught.isEmpty()
            ? 0
            : 2.0 * right.cardinality() / (caught.cardinality() + wanted.cardinality());
    return f1 > best.f1() ? new Rule(text, f1) : best;
  }
}
