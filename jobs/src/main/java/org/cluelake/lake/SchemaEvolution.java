package org.cluelake.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.cluelake.contract.ContractDdl;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Brings the tables of a filled lake up to their contracts: optional columns that were added stand
 * behind the older ones, and older rows read null. Everything else is refused before anything is
 * written.
 *
 * <p>Kernel 4.4 changes a schema only under column mapping, which needs a higher reader version
 * than readers of the lake are promised; so this one change is made by Delta's own {@code ALTER
 * TABLE}.
 */
public final class SchemaEvolution {

  private static final String REMEDY =
      "; keep the contract as it was and add an optional column with since: <next version>, or"
          + " declare a new table";

  private final SparkSession spark;
  private final Lake lake;

  /** Evolution of a lake's tables. */
  public SchemaEvolution(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /**
   * Holds every stored table to its contract and adds the columns it lacks.
   *
   * @return the ids of the tables that got columns
   * @throws PipelineException of kind CONFIG naming table, column and remedy where a contract was
   *     changed in a way rows of earlier nights cannot follow; nothing is written then
   */
  public List<String> apply(List<TableContract> contracts) {
    Map<TableContract, List<Property>> missing = new LinkedHashMap<>();
    for (TableContract table : contracts) {
      Snapshot snapshot = lake.snapshot(table).orElse(null);
      if (snapshot != null) {
        List<Property> added = added(table, snapshot);
        if (!added.isEmpty()) {
          List<Property> unused = missing.put(table, added);
        }
      }
    }
    missing.forEach(this::alter);
    if (!missing.isEmpty()) {
      lake.refresh();
    }
    return missing.keySet().stream().map(TableContract::id).toList();
  }

  private static List<Property> added(TableContract table, Snapshot snapshot) {
    if (!snapshot.getPartitionColumnNames().equals(table.partitionColumns())) {
      throw refused(
          "%s is partitioned by %s in the lake and by %s in its contract",
          table.id(), snapshot.getPartitionColumnNames(), table.partitionColumns());
    }
    StructType wanted = DeltaTypes.schema(table);
    List<String> stored = new ArrayList<>();
    for (StructField field : snapshot.getSchema().fields()) {
      if (!table.partitionColumns().contains(field.getName())) {
        check(table, field, wanted);
        stored.add(field.getName());
      }
    }
    List<String> kept = table.columns().stream().filter(stored::contains).toList();
    if (!kept.equals(stored)) {
      throw refused(
          "%s: column %s stands elsewhere in the contract than in the lake",
          table.id(), firstMoved(stored, kept));
    }
    key(table, snapshot);
    List<Property> added = table.properties().subList(stored.size(), table.properties().size());
    for (Property p : table.properties()) {
      if (!stored.contains(p.name())) {
        if (p.required()) {
          throw refused(
              "%s: the contract adds the required column %s, which rows of earlier nights lack",
              table.id(), p.name());
        }
        if (!added.contains(p)) {
          throw refused(
              "%s: the contract adds column %s before older ones; new columns stand at the end",
              table.id(), p.name());
        }
      }
    }
    return added;
  }

  private static void check(TableContract table, StructField field, StructType wanted) {
    if (wanted.indexOf(field.getName()) < 0) {
      throw refused(
          "%s: the lake has column %s, which the contract has dropped or renamed, or a newer"
              + " version of ClueLake has added",
          table.id(), field.getName());
    }
    StructField declared = wanted.get(field.getName());
    if (!declared.getDataType().equivalent(field.getDataType())) {
      throw refused(
          "%s: column %s is %s in the lake and %s in its contract",
          table.id(), field.getName(), field.getDataType(), declared.getDataType());
    }
  }

  private static String firstMoved(List<String> stored, List<String> kept) {
    int i = 0;
    while (Objects.equals(stored.get(i), kept.get(i))) {
      i++;
    }
    return stored.get(i);
  }

  /** Tables made before keys were written down say nothing of theirs. */
  private static void key(TableContract table, Snapshot snapshot) {
    String stored = snapshot.getTableProperties().get(ContractDdl.KEY_PROPERTY);
    if (stored != null && !stored.equals(ContractDdl.key(table))) {
      throw refused(
          "%s: the subject and key are %s in the lake and %s in its contract",
          table.id(), stored, ContractDdl.key(table));
    }
  }

  private void alter(TableContract table, List<Property> added) {
    int first = table.columns().indexOf(added.get(0).name());
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < added.size(); i++) {
      Property p = added.get(i);
      columns.add(
          "`%s` %s COMMENT \"%s\" AFTER `%s`"
              .formatted(
                  p.name(),
                  PhysicalTypes.spark(p.physicalType()).sql(),
                  p.description().replace("\\", "\\\\").replace("\"", "\\\""),
                  table.columns().get(first + i - 1)));
    }
    Dataset<Row> unused =
        spark.sql(
            "ALTER TABLE delta.`%s` ADD COLUMNS (%s)"
                .formatted(
                    lake.location(table), columns.stream().collect(Collectors.joining(", "))));
  }

  private static PipelineException refused(String problem, Object... values) {
    return PipelineException.of(ErrorKind.CONFIG, "%s", String.format(problem, values) + REMEDY);
  }
}
