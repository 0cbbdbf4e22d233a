package org.cluelake.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.job.Lineage;
import org.cluelake.job.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lineage}: what a table of a night was made from, and what was made from it. */
@Command(
    name = "lineage",
    description =
        "Shows what a table of a published night was made from, slice by slice with hashes, what"
            + " was made from it since, and what its columns say.",
    mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {

  private static final int HASH_SHOWN = 16;

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;
  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(names = "--table", required = true, description = "Table, such as clue.clue.")
  private String table;

  @Option(
      names = "--date",
      required = true,
      converter = BusinessDate.class,
      description = "Published night.")
  private LocalDate date;

  @Option(names = "--json", description = "Prints one JSON document instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    TableContract of = Lineage.table(table);
    Lineage lineage = new Lineage(options.chain(), conf.folder());
    Published night = lineage.published(date);
    List<Lineage.Edge> up = lineage.upstream(of, night);
    List<Lineage.Edge> down = lineage.downstream(of, night);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("table", of.id());
      document.put("biz_date", date.toString());
      document.put("gen", night.gen());
      document.put("made_by_other_configuration_or_version", lineage.isOther(night));
      document.put("upstream", up);
      document.put("downstream", down);
      Map<String, String> columns = new LinkedHashMap<>();
      of.properties().forEach(p -> columns.put(p.name(), p.description()));
      document.put("columns", columns);
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(document));
    } else {
      print(out, of, night, lineage, up, down);
    }
    out.flush();
    return 0;
  }

  private static void print(
      PrintWriter out,
      TableContract of,
      Published night,
      Lineage lineage,
      List<Lineage.Edge> up,
      List<Lineage.Edge> down) {
    out.printf("%s of %s, generation %d%n", of.id(), night.bizDate(), night.gen());
    if (lineage.isOther(night)) {
      out.println(
          "! made by another configuration or version: its steps may have read other tables");
    }
    out.println("made from");
    for (Lineage.Edge edge : up) {
      out.println("  by " + edge.step());
      edge.inputs().forEach(s -> out.println("    " + line(s)));
    }
    out.println("made from it");
    down.forEach(e -> out.println("  by " + e.step() + ": " + line(e.output())));
    out.println("columns");
    for (Property column : of.properties()) {
      out.printf("  %-28s %s%n", column.name(), column.description());
    }
  }

  private static String line(Lineage.Slice slice) {
    return "%-40s %s g%d %12s %s"
        .formatted(
            slice.table(),
            slice.bizDate(),
            slice.gen(),
            slice.rows() < 0 ? "" : slice.rows() + " rows",
            slice.contentHash().substring(Math.max(0, slice.contentHash().length() - HASH_SHOWN)));
  }
}
