package org.cluelake.job;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.region.RiskEstimate;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;

/**
 * What expected counts of cases may be standardised by, from the cases of a past year in a lake.
 */
public final class ReferenceYear {

  /**
   * Risks of a case by sex and age, the nation being 1.
   *
   * @param saying share of the cases that say sex and age
   */
  public record Risks(Map<String, BigDecimal> byGroup, double saying) {}

  private static final String PREFIX = "resident_";

  private final PublicationChain chain;

  public ReferenceYear(PublicationChain chain) {
    this.chain = chain;
  }

  /**
   * The risks of live cases accepted within these days, by the newest published night and the
   * populations it read.
   *
   * @throws PipelineException where nothing is published, or too few cases say sex and age
   */
  public Risks of(LocalDate from, LocalDate to) {
    List<Published> kept = chain.kept();
    if (kept.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT, "the lake has published nothing; run its nights first");
    }
    Published night = kept.get(kept.size() - 1);
    Slices slices =
        new Slices(chain.lake(), night.bizDate(), night.gen(), chain.generations(night.sequence()));
    try (SmallRead read = chain.reader()) {
      for (Read input : List.of(Read.today(Tables.REGION_CASE), Read.latest(Tables.REGION))) {
        SmallRead unused = read.with(input.view(), input.table(), slices.of(input));
      }
      Map<String, Long> cases =
          counts(
              read,
              """
              SELECT coalesce('%s' || sex || '_' || age_band, 'unknown') AS name, count(*) AS n
              FROM region_case
              WHERE status <> 'withdrawn' AND accepted_on BETWEEN DATE '%s' AND DATE '%s'
              GROUP BY ALL
              """
                  .formatted(PREFIX, from, to));
      long unknown = Objects.requireNonNullElse(cases.remove("unknown"), 0L);
      Map<String, Long> people =
          counts(
              read,
              RiskEstimate.groups().stream()
                  .map(
                      g ->
                          """
                          SELECT '%1$s' AS name, coalesce(sum(%1$s), 0)::BIGINT AS n FROM region
                          WHERE level = 'county' AND DATE '%2$s' >= valid_from
                            AND (valid_to IS NULL OR valid_to >= DATE '%2$s')
                          """
                              .formatted(g, to))
                  .collect(Collectors.joining("UNION ALL\n")));
      long known = cases.values().stream().mapToLong(Long::longValue).sum();
      return new Risks(
          RiskEstimate.of(cases, people), known == 0 ? 0 : (double) known / (known + unknown));
    }
  }

  private static Map<String, Long> counts(SmallRead read, String sql) {
    Map<String, Long> counts = new TreeMap<>();
    read.rows(sql, "name", "n")
        .forEach(r -> counts.put((String) r.get("name"), ((Number) r.get("n")).longValue()));
    return counts;
  }
}
