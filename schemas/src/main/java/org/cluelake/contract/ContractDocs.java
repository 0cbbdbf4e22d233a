package org.cluelake.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of {@code schemas/generated}: what people read of the contracts, written from them and
 * from nothing else.
 */
public final class ContractDocs {

  private static final String TITLE =
      """
      <!-- Generated from schemas/tables, do not edit. -->

      # Tables

      Every delivered feed and every table of the lake, as the contracts in `schemas/tables` declare
      them. Each stored table also has the columns `biz_date` (the night a row was made for) and
      `gen` (the generation of that night; readers follow the published one), and, where it is
      bucketed, `bucket` (the low bits of its subject's token); they are its partition columns.
      Export tables are partitioned by `province_code` and `biz_date` instead.
      Tokens are longs that stand for a person, number, account or device; `masking.md` lists
      them. `<layer>.<table>.sql` has each table as a statement.
      """;

  private static final Map<Layer, String> LAYERS =
      Map.of(
          Layer.SOURCE, "Files as agencies deliver them; described, never stored as tables.",
          Layer.CLEAN, "Accepted rows, typed and tokenised.",
          Layer.FEATURE, "Partials of a day and carried states, per subject.",
          Layer.SIGNAL, "What detectors found.",
          Layer.CLUE, "Signals fused into graded clues.",
          Layer.SERVING, "What readers are meant to pull.",
          Layer.EXPORT, "What provinces pull: events, by province and night.",
          Layer.OPS, "The house's own books.");

  private ContractDocs() {}

  /** Every generated file by its name, for these tables in their order. */
  public static Map<String, String> files(List<TableContract> tables) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("tables.md", tables(tables));
    files.put("masking.md", masking(tables));
    for (TableContract table : tables) {
      if (table.layer() != Layer.SOURCE) {
        files.put(table.id() + ".sql", sql(table));
      }
    }
    return files;
  }

  private static String sql(TableContract table) {
    return "-- Generated from schemas/tables/"
        + table.layer().id()
        + "/"
        + table.name()
        + ".yaml, do not edit.\n"
        + "-- The lake makes its tables itself and holds required columns and rules before each"
        + " commit.\n\n"
        + ContractDdl.of(table);
  }

  private static String tables(List<TableContract> tables) {
    StringBuilder text = new StringBuilder(TITLE);
    for (Layer layer : Layer.values()) {
      List<TableContract> own = tables.stream().filter(t -> t.layer() == layer).toList();
      if (!own.isEmpty()) {
        text.append("\n**").append(layer.id()).append("**: ").append(LAYERS.get(layer));
        text.append("\n\n");
        own.forEach(t -> text.append(indexLine(t)));
      }
    }
    tables.forEach(t -> text.append("\n").append(TableSection.of(t, tables)));
    return text.toString();
  }

  private static String indexLine(TableContract table) {
    String anchor = table.id().replace(".", "");
    String sentence = table.description().split("[;.:](\\s|$)", 2)[0];
    return "- [" + table.id() + "](#" + anchor + "): " + sentence + ".\n";
  }

  private static String masking(List<TableContract> tables) {
    return """
        <!-- Generated from schemas/tables, do not edit. -->

        # Masking list

        Columns that stand for a person, number, account or device. They are never shown in a log, a
        message or a notebook, have no statistics in Delta, and leave the lake only as a
        recipient's own pseudonym or encrypted to a lawful recipient.

        ## Identities: in delivered files only

        | Feed | Column | What it is | Becomes |
        |---|---|---|---|
        """
        + lines(tables, "identity", p -> becomes(tables, p))
        + """

        ## Tokens: in stored tables

        Tokens remain personal data.

        | Table | Column | What it stands for |
        |---|---|---|
        """
        + lines(tables, "token", p -> "");
  }

  private static String lines(
      List<TableContract> tables, String classification, Function<Masked, String> last) {
    return tables.stream()
        .flatMap(t -> t.properties().stream().map(p -> new Masked(t, p)))
        .filter(m -> classification.equals(m.column().classification()))
        .map(m -> line(m, last.apply(m)))
        .collect(Collectors.joining());
  }

  private static String line(Masked masked, String last) {
    return "| "
        + masked.table().id()
        + " | `"
        + masked.column().name()
        + "` | "
        + TableSection.cell(masked.column().description())
        + " |"
        + (last.isEmpty() ? "" : " " + last + " |")
        + "\n";
  }

  /** The clean columns that hold an identity's tokens. */
  private static String becomes(List<TableContract> tables, Masked identity) {
    String columns =
        tables.stream()
            .filter(t -> identity.table().name().equals(t.source()))
            .flatMap(
                t ->
                    t.properties().stream()
                        .filter(p -> p.isToken() && p.from().contains(identity.column().name()))
                        .map(p -> "`" + t.id() + "." + p.name() + "`"))
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? "nothing; it stops at clean" : columns;
  }

  private record Masked(TableContract table, Property column) {}
}
