package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.cluelake.contract.ContractDdl;
import org.cluelake.contract.Layer;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Step;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every step, on empty inputs, gives no rows of the shape its contract says. */
@ExtendWith(SparkExtension.class)
class StepShapeTest {

  @TestFactory
  Stream<DynamicTest> everyQueryGivesItsContractsColumns() {
    return ShippedNight.steps().stream()
        .map(s -> DynamicTest.dynamicTest(s.id(), () -> queried(s)));
  }

  /**
   * Columns by name, money exact before any cast. Other types may be narrower or wider than the
   * contract's: they are cast, and a cast that does not fit stops the night.
   */
  private static void queried(Step step) {
    try (StepBench bench = StepBench.of(step, ShippedNight.DATE)) {
      Map<String, String> types = bench.types();
      assertThat(types.keySet()).containsExactlyInAnyOrderElementsOf(step.writes().columns());
      for (Property p : step.writes().properties()) {
        String wanted = PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType()));
        String given = types.get(p.name());
        if (p.isMoney() || wanted.equals("BIGINT")) {
          assertThat(given).as(p.name()).doesNotContain("DOUBLE", "FLOAT");
        }
        if (wanted.equals("TIMESTAMP WITH TIME ZONE")) {
          assertThat(given).as("%s is an instant", p.name()).isEqualTo(wanted);
        }
      }
      assertThat(bench.rows()).isEmpty();
    }
  }

  /**
   * Between its queries a step's rows lie in Parquet, which makes a number of 128 bits a DOUBLE.
   */
  @TestFactory
  Stream<DynamicTest> whatIsGatheredStaysWhatItWas() {
    return ShippedNight.steps().stream()
        .filter(GatherStep.class::isInstance)
        .map(s -> DynamicTest.dynamicTest(s.id(), () -> gathered(s)));
  }

  private static void gathered(Step step) {
    try (StepBench bench = StepBench.of(step, ShippedNight.DATE)) {
      assertThat(bench.gatheredTypes())
          .allSatisfy(
              (column, type) ->
                  assertThat(type).as(column).doesNotContain("HUGEINT").isNotEqualTo("TIMESTAMP"));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyGeneratedStatementIsOneSparkReads() {
    return Tables.all().stream()
        .filter(t -> t.layer() != Layer.SOURCE)
        .map(t -> DynamicTest.dynamicTest(t.id(), () -> stated(t)));
  }

  private static void stated(TableContract table) throws Exception {
    String ddl = ContractDdl.of(table);
    assertThat(SparkExtension.spark().sessionState().sqlParser().parsePlan(ddl.replace(";\n", "")))
        .isNotNull();
    String columns = ddl.substring(ddl.indexOf('(') + 1, ddl.indexOf("\n)\nUSING"));
    StructType wanted = table.structType();
    for (String slice : table.partitionColumns()) {
      wanted =
          wanted.add(
              slice,
              switch (slice) {
                case TableContract.BIZ_DATE -> DataTypes.DateType;
                case TableContract.PROVINCE -> DataTypes.StringType;
                default -> DataTypes.IntegerType;
              },
              false);
    }
    assertThat(types(StructType.fromDDL(columns))).containsExactlyEntriesOf(types(wanted));
  }

  /** Types by column; whether a value may be missing is held by the file check, not by Spark. */
  private static Map<String, String> types(StructType type) {
    Map<String, String> types = new LinkedHashMap<>();
    for (StructField field : type.fields()) {
      String unused = types.put(field.name(), field.dataType().catalogString());
    }
    assertThat(types).as("columns named once").hasSize(type.fields().length);
    return types;
  }
}
