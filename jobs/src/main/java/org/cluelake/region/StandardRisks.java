package org.cluelake.region;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.run.Require;

/**
 * Indirect standardisation by a fixed reference: how likely each sex and age was to have an event
 * in the reference year, the nation being 1.
 *
 * <p>An area is expected to have as many events as its people would have at these risks, scaled so
 * that all areas together have those of tonight. Risks of tonight's own events would say how many
 * events each sex and age has: with populations known, expected counts of a dozen areas are a
 * system of equations for them, and {@code serving.publicity_rate} withholds some. Those of a past
 * year are settings that anybody may read, and a table of them gives away tonight's total alone,
 * which stands beside it.
 *
 * @param risks by population column of the region's contract; all of an indicator's or none
 */
record StandardRisks(Map<String, BigDecimal> risks) {

  static final BigDecimal LEAST = new BigDecimal("0.001");
  static final BigDecimal MOST = new BigDecimal("100");

  StandardRisks {
    risks = Collections.unmodifiableMap(new TreeMap<>(risks));
  }

  /** Checks the risks of an indicator. */
  static void check(Indicator indicator, Map<String, BigDecimal> risks) {
    List<String> strata = indicator.strata();
    Require.that(
        !strata.isEmpty(),
        "standard has %s, whose events say no sex or age; want VIC1 or SRC1",
        indicator);
    Require.that(risks != null, "standard.%s has no risks; want each of %s", indicator, strata);
    Require.that(
        risks.size() == strata.size() && strata.containsAll(risks.keySet()),
        "standard.%s has %s; want each of %s",
        indicator,
        risks.keySet(),
        strata);
    risks.forEach(
        (stratum, risk) ->
            Require.that(
                risk != null
                    && risk.compareTo(LEAST) >= 0
                    && risk.compareTo(MOST) <= 0
                    && risk.stripTrailingZeros().scale() <= LEAST.scale(),
                "standard.%s.%s is %s; want 0.001 to 100 with at most three decimals",
                indicator,
                stratum,
                risk));
  }

  /** A county's people, each counted with the risk of its sex and age, as an SQL expression. */
  String sql() {
    return risks.entrySet().stream()
        .map(e -> e.getValue().toPlainString() + " * " + e.getKey())
        .collect(Collectors.joining(" + "));
  }
}
