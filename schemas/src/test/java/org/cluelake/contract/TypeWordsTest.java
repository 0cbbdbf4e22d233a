package org.cluelake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types are what Spark makes of the same words. */
class TypeWordsTest {

  @Test
  void everyContractsTypeIsWhatSparkReads() {
    Set<String> words =
        Tables.all().stream()
            .filter(t -> t.layer() != Layer.SOURCE)
            .flatMap(t -> t.properties().stream())
            .map(Property::physicalType)
            .collect(Collectors.toSet());
    assertThat(words).hasSizeGreaterThan(10).anyMatch(w -> w.startsWith("array<struct<"));
    for (String word : words) {
      assertThat(TypeWords.read(word)).as(word).isEqualTo(DataType.fromDDL(word));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decimal(38,38)",
        " decimal ( 5 , 2 ) ",
        "array<array<date>>",
        "struct<a:int,b_2:struct<c:array<decimal(1,0)>>>"
      })
  void whatMayBeWrittenIsWhatSparkReads(String word) {
    assertThat(TypeWords.read(word)).isEqualTo(DataType.fromDDL(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "double",
        "string string",
        "string>",
        "decimal",
        "decimal(5)",
        "decimal(0,0)",
        "decimal(5,6)",
        "decimal(39,2)",
        "decimal(123,2)",
        "decimal(a,2)",
        "array<>",
        "array<string",
        "array string",
        "struct<>",
        "struct<string>",
        "struct<1: string>",
        "struct<a: string,>",
        "map<string,int>",
        "BIGINT",
        "int; drop"
      })
  void whatIsNoneOfThemIsRefusedByName(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypeWords.read(word))
        .withMessageContaining("'" + word + "'")
        .withMessageContaining("use string, int");
  }
}
