package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenTest {

  private static final ModelSpec SPEC =
      SpecFile.read(
          Path.of(System.getProperty("cluelake.root", ".."), "conf/models/sichuan-users.yaml"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home_region",
        "region",
        "Province",
        "birth_year",
        "ethnicity",
        "religion",
        "holder_age",
        "account_token",
        "hometown.code",
        "city_code"
      })
  void aPlaceOrAnIdentityIsNoFeature(String column) {
    assertThat(Forbidden.why(column, SPEC, Optional.empty())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"county_name_nunique", "region_count", "calls", "account_age_days", "in_amount"})
  void behaviourIsOne(String column) {
    assertThat(Forbidden.why(column, SPEC, Optional.empty())).isEmpty();
  }

  @Test
  void noClassedColumnOfAnyFeatureTablePasses() {
    long classed = 0;
    for (var table : Tables.of(Layer.FEATURE)) {
      for (var column : table.properties()) {
        String of = column.classification();
        if (of != null && (of.equals("region") || of.equals("token") || of.equals("identity"))) {
          classed++;
          assertThat(Forbidden.why(column.name(), SPEC, Optional.of(table))).isPresent();
        }
      }
    }
    assertThat(classed).isPositive();
  }
}
