package org.cluelake.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Reads a table of items by a specification: CSV, gzip CSV or Parquet, told by the file's name.
 * Rows come in the order of their names, so that the file's order changes nothing.
 */
public final class FrameFile {

  private static final int MEMORY_MB = 1024;

  private FrameFile() {}

  /** All rows that have an outcome. */
  public static Frame labelled(ModelSpec spec, Path file) {
    return read(spec, file, true);
  }

  /** All rows, labelled or not, with the features a model was trained on. */
  public static Frame toScore(ModelSpec spec, Path file) {
    return read(spec, file, false);
  }

  private static Frame read(ModelSpec spec, Path file, boolean labelled) {
    if (!Files.isRegularFile(file)) {
      throw PipelineException.of(ErrorKind.INPUT, "there is no file %s; check --data", file);
    }
    try (Kernel kernel =
        Kernel.open(new KernelBounds(MEMORY_MB, null), "the table " + file.getFileName())) {
      String from = relation(file);
      Map<String, String> columns = new LinkedHashMap<>();
      kernel
          .rows("DESCRIBE SELECT * FROM " + from)
          .forEach(r -> columns.put((String) r.get(0), (String) r.get(1)));
      List<String> features = features(spec, columns, file);
      return frame(spec, kernel, from, features, labelled);
    }
  }

  /** What to select from, for a file of any of the forms. */
  static String relation(Path file) {
    String quoted = Kernel.quoted(file.toAbsolutePath().toString());
    return file.toString().endsWith(".parquet")
        ? "read_parquet(" + quoted + ")"
        : "read_csv(" + quoted + ", header = true, sample_size = -1)";
  }

  private static List<String> features(ModelSpec spec, Map<String, String> columns, Path file) {
    List<String> named = new ArrayList<>(List.of(spec.id()));
    named.add(spec.group());
    named.add(spec.time());
    named.removeIf(c -> c == null);
    named.addAll(spec.features());
    for (String column : named) {
      if (!columns.containsKey(column)) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "%s has no column %s that the specification names; correct one of them",
            file.getFileName(),
            column);
      }
    }
    Optional<TableContract> contract = Forbidden.contract(spec);
    List<String> features = new ArrayList<>();
    for (String column : spec.features().isEmpty() ? columns.keySet() : spec.features()) {
      boolean other =
          column.equals(spec.id())
              || column.equals(spec.label())
              || column.equals(spec.group())
              || column.equals(spec.time())
              || spec.banned().containsKey(column);
      if (other && spec.features().isEmpty()) {
        continue;
      }
      if (spec.night() != null
          && spec.features().isEmpty()
          && !NightSubject.featuresOf(spec.subject()).containsKey(column)) {
        if (numeric(columns.get(column))) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "column %s is no feature of a night and nothing a night could score by; take it out"
                  + " of the table, or add it to banned, with why",
              column);
        }
        continue;
      }
      boolean numeric = numeric(columns.get(column));
      Optional<String> why = Forbidden.why(column, spec, contract);
      if (other || numeric && why.isPresent()) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "column %s is no feature: %s; add it to banned, with why, or to counts if it counts places",
            column,
            why.orElse("the specification uses it otherwise"));
      }
      if (numeric) {
        features.add(column);
      } else if (!spec.features().isEmpty()) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "column %s is of type %s, a feature is a number; take it out of features",
            column,
            columns.get(column));
      }
    }
    if (features.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s has no numeric column left to learn from", file.getFileName());
    }
    return features;
  }

  private static boolean numeric(String type) {
    return type.matches("(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|BOOLEAN|DECIMAL.*)");
  }

  private static Frame frame(
      ModelSpec spec, Kernel kernel, String from, List<String> features, boolean labelled) {
    StringBuilder sql = new StringBuilder("SELECT CAST(");
    sql.append(Kernel.identifier(spec.id())).append(" AS VARCHAR) AS row_name, ");
    sql.append(
        labelled
            ? "CAST(CAST(%s AS VARCHAR) IN ('1', '1.0', 'true') AS INTEGER)"
                .formatted(Kernel.identifier(spec.label()))
            : "0");
    sql.append(", ").append(text(spec.group())).append(", ").append(moment(spec.time()));
    for (String feature : features) {
      sql.append(", CAST(").append(Kernel.identifier(feature)).append(" AS DOUBLE)");
    }
    sql.append(" FROM ").append(from);
    if (labelled) {
      checkLabels(spec, kernel, from);
      checkHorizon(spec, kernel, from);
      sql.append(" WHERE ").append(Kernel.identifier(spec.label())).append(" IS NOT NULL");
    }
    sql.append(" ORDER BY row_name");
    return frame(spec, kernel.rows(sql.toString()), features, labelled);
  }

  private static String text(String column) {
    return column == null ? "NULL" : "CAST(" + Kernel.identifier(column) + " AS VARCHAR)";
  }

  private static String moment(String column) {
    return column == null
        ? "NULL"
        : "coalesce(TRY_CAST(CAST(%1$s AS VARCHAR) AS DOUBLE), epoch(TRY_CAST(CAST(%1$s AS VARCHAR) AS TIMESTAMP)))"
            .formatted(Kernel.identifier(column));
  }

  private static void checkLabels(ModelSpec spec, Kernel kernel, String from) {
    List<List<Object>> wrong =
        kernel.rows(
            ("SELECT count(*) FROM %s WHERE CAST(%s AS VARCHAR)"
                    + " NOT IN ('0', '1', '0.0', '1.0', 'true', 'false')")
                .formatted(from, Kernel.identifier(spec.label())));
    long rows = ((Number) wrong.get(0).get(0)).longValue();
    if (rows > 0) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "label column %s holds something else than 0, 1, true, false or nothing in %d rows;"
              + " correct the table",
          spec.label(),
          rows);
    }
  }

  /** A judgement out of time leaves out as many nights as outcomes took to become known. */
  private static void checkHorizon(ModelSpec spec, Kernel kernel, String from) {
    if (spec.night() == null) {
      return;
    }
    List<List<Object>> wrong =
        kernel.rows(
            "SELECT count(*) FROM %s WHERE known_until::DATE - %s::DATE <> %d"
                .formatted(from, Kernel.identifier(spec.time()), spec.night().horizonDays()));
    long rows = ((Number) wrong.get(0).get(0)).longValue();
    if (rows > 0) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "night: horizonDays is %d, the table was made with another --horizon; correct the"
              + " specification, or make the table again",
          spec.night().horizonDays());
    }
  }

  private static Frame frame(
      ModelSpec spec, List<List<Object>> rows, List<String> features, boolean labelled) {
    int n = rows.size();
    List<String> ids = new ArrayList<>(n);
    boolean[] labels = new boolean[labelled ? n : 0];
    String[] groups = new String[spec.group() == null ? 0 : n];
    double[] times = new double[spec.time() == null ? 0 : n];
    float[] values = new float[n * features.size()];
    for (int i = 0; i < n; i++) {
      List<Object> row = rows.get(i);
      boolean incomplete =
          row.get(0) == null
              || groups.length > 0 && row.get(2) == null
              || times.length > 0 && row.get(3) == null;
      if (incomplete || i > 0 && row.get(0).equals(ids.get(i - 1))) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "a row %s; columns %s, group and time have a value in each row, and names are unique",
            incomplete ? "lacks its name, group or time" : "has the name of another one",
            spec.id());
      }
      ids.add((String) row.get(0));
      if (labelled) {
        labels[i] = ((Number) row.get(1)).intValue() == 1;
      }
      if (groups.length > 0) {
        groups[i] = (String) row.get(2);
      }
      if (times.length > 0) {
        times[i] = ((Number) row.get(3)).doubleValue();
      }
      for (int f = 0; f < features.size(); f++) {
        Number value = (Number) row.get(4 + f);
        values[i * features.size() + f] = value == null ? Float.NaN : value.floatValue();
      }
    }
    return Ratios.added(new Frame(ids, labels, groups, times, features, values), spec.ratios());
  }
}
