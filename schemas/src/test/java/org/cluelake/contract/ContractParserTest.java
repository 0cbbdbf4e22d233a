package org.cluelake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops the build in a contract about places and switches. */
class ContractParserTest {

  @ParameterizedTest
  @CsvSource({
    "region, internal",
    "home_region, internal",
    "home_region, public",
    "village, region",
  })
  void aPlaceThatIsNotClassifiedOrNotNamedAsOneStopsTheBuild(String column, String classification) {
    assertThatThrownBy(() -> parsed(table(null, column(column, classification, null, false))))
        .hasMessageContaining("column " + column + ": a place is classified region");
  }

  @Test
  void aClassifiedPlaceAndTheRegionsOwnTableAreAccepted() {
    assertThat(parsed(table(null, column("home_region", "region", null, false)))).isNotNull();
    assertThat(parsed(table("region", column("region", "public", null, true)))).isNotNull();
    assertThat(parsed(table(null, column("regional_code", "internal", null, true)))).isNotNull();
  }

  @Test
  void aSwitchedColumnMayNotBeRequired() {
    assertThatThrownBy(() -> parsed(table(null, column("words", "internal", "sms_text", true))))
        .hasMessageContaining("column words: onlyWhere");
  }

  private static TableContract parsed(TableContract table) {
    return ContractParser.checked("t.yaml", Layer.CLEAN, "t", table);
  }

  private static TableContract table(String purpose, Property column) {
    return new TableContract(
        "t",
        Layer.CLEAN,
        1,
        "A table.",
        null,
        null,
        purpose,
        false,
        "feed",
        null,
        List.of(column),
        null);
  }

  private static Property column(
      String name, String classification, String onlyWhere, boolean required) {
    return new Property(
        name,
        null,
        "string",
        required,
        false,
        classification,
        "A column.",
        null,
        List.of(name),
        null,
        null,
        null,
        onlyWhere,
        null,
        1);
  }
}
