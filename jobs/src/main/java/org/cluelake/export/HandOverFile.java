package org.cluelake.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/**
 * The shape of one province's file of a publication: the columns of the export table behind {@code
 * province_code} and {@code biz_date}, tokens written as {@link Pseudonym}s. Parquet and CSV have
 * the same columns and rows; only in CSV are lists joined by {@code " | "} and times written out.
 *
 * @param source the export table
 */
public record HandOverFile(EventSource source) {

  private static final String LIST = "array<string>";
  private static final String TIME = "timestamp";

  /** The file's contract. */
  public TableContract contract() {
    TableContract events = source.events();
    List<Property> columns = new ArrayList<>();
    columns.add(column(TableContract.PROVINCE, "string"));
    columns.add(column(TableContract.BIZ_DATE, "date"));
    for (Property p : events.properties()) {
      columns.add(column(p.name(), p.isToken() ? "string" : p.physicalType()));
    }
    List<String> order = new ArrayList<>(events.sortedBy());
    order.addAll(events.primaryKey());
    return new TableContract(
        source.file(),
        events.layer(),
        events.version(),
        events.description(),
        null,
        order,
        null,
        false,
        null,
        null,
        columns,
        null);
  }

  private static Property column(String name, String type) {
    return new Property(
        name, null, type, false, false, null, name, null, null, null, null, null, null, null, 1);
  }

  /** The rows of one publication for a province, over the view {@code events}. */
  public String sql(String province, long publication) {
    return "SELECT '%s' AS %s, %s, %s FROM events WHERE publication = %d"
        .formatted(
            province,
            TableContract.PROVINCE,
            TableContract.BIZ_DATE,
            source.events().properties().stream()
                .map(p -> p.isToken() ? Pseudonym.sql(p.name()) + " AS " + p.name() : p.name())
                .collect(Collectors.joining(", ")),
            publication);
  }

  /** The same as texts, in the order of the Parquet file. */
  public String csvSql(String province, long publication) {
    TableContract contract = contract();
    return "SELECT %s FROM (%s) ORDER BY %s"
        .formatted(
            contract.properties().stream()
                .map(HandOverFile::text)
                .collect(Collectors.joining(", ")),
            sql(province, publication),
            String.join(", ", contract.sortedBy()));
  }

  private static String text(Property p) {
    return switch (p.physicalType()) {
      case LIST -> "array_to_string(" + p.name() + ", ' | ')";
      case TIME -> "strftime(" + p.name() + ", '%Y-%m-%dT%H:%M:%S+08:00')";
      default -> p.name() + "::VARCHAR";
    };
  }

  /** The columns of the CSV. */
  public List<SpreadsheetCsv.Column> csvColumns() {
    return contract().properties().stream()
        .map(
            p ->
                new SpreadsheetCsv.Column(
                    p.name(), List.of("string", LIST).contains(p.physicalType())))
        .toList();
  }
}
