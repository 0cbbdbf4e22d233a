package org.cluelake.region;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.cluelake.run.AsOf;
import org.cluelake.run.Require;

/**
 * How counties are compared: {@code conf/regions.yaml}.
 *
 * @param version raised with every change of the file
 * @param windowDays nights of events, the business date included
 * @param cohortDays days within which the accounts and cards that are counted were opened
 * @param withdrawalDays days from the first use of an account in a case in which cash taken out of
 *     it counts, and nights within which the case has to come
 * @param lossCapPerMille rank of the window's losses, in thousandths, at which a loss is cut off
 * @param suppressBelow counts below it are suppressed
 * @param rankFrom least events of a rank
 * @param areasToFit least regions of a level that has a prior of its own
 * @param delayWeeks weeks of acceptance whose delivery is looked at; delays are shorter
 * @param delayCases least cases in those weeks of a county that goes by its own delays
 * @param completeFrom least share of a region's cases that is delivered, or it counts as late
 * @param silence probability of a silence by chance below which the data count as late
 * @param standard risks by sex and age, the nation being 1, that an indicator's expected counts are
 *     standardised by; crude for an indicator it does not name
 */
public record RegionConf(
    int version,
    int windowDays,
    int cohortDays,
    int withdrawalDays,
    int lossCapPerMille,
    int suppressBelow,
    int rankFrom,
    int areasToFit,
    int delayWeeks,
    int delayCases,
    double completeFrom,
    double silence,
    Map<Indicator, Map<String, BigDecimal>> standard)
    implements Serializable {

  public RegionConf {
    Require.that(version > 0, "version is %s; want 1 or more", version);
    Require.that(windowDays > 0, "windowDays is %s; want 1 or more", windowDays);
    Require.that(cohortDays > 0, "cohortDays is %s; want 1 or more", cohortDays);
    Require.that(withdrawalDays > 0, "withdrawalDays is %s; want 1 or more", withdrawalDays);
    Require.that(
        lossCapPerMille > 0 && lossCapPerMille <= 1000,
        "lossCapPerMille is %s; want 1 to 1000",
        lossCapPerMille);
    Require.that(suppressBelow >= 10, "suppressBelow is %s; want 10 or more", suppressBelow);
    Require.that(rankFrom >= 16, "rankFrom is %s; want 16 or more", rankFrom);
    Require.that(rankFrom >= suppressBelow, "rankFrom is %s; want suppressBelow or more", rankFrom);
    Require.that(areasToFit >= 3, "areasToFit is %s; want 3 or more", areasToFit);
    Require.that(
        delayWeeks >= 2 && 7 * delayWeeks <= windowDays,
        "delayWeeks is %s; want 2 or more, within windowDays",
        delayWeeks);
    Require.that(delayCases >= 10, "delayCases is %s; want 10 or more", delayCases);
    Require.that(
        completeFrom > 0 && completeFrom <= 1,
        "completeFrom is %s; want above 0, up to 1",
        completeFrom);
    Require.that(silence >= 0 && silence < 1, "silence is %s; want 0 to below 1", silence);
    Require.that(standard != null, "standard is empty; want {} or risks by indicator");
    EnumMap<Indicator, Map<String, BigDecimal>> ordered = new EnumMap<>(Indicator.class);
    standard.forEach(
        (indicator, risks) -> {
          StandardRisks.check(indicator, risks);
          ordered.put(indicator, new StandardRisks(risks).risks());
        });
    standard = Collections.unmodifiableMap(ordered);
  }

  /** Risks an indicator is standardised by; empty where it is compared crudely. */
  Optional<StandardRisks> standard(Indicator indicator) {
    return Optional.ofNullable(standard.get(indicator)).map(StandardRisks::new);
  }

  /** First day of the window that ends on the night. */
  LocalDate from(AsOf asOf) {
    return asOf.minusDays(windowDays - 1);
  }

  /** First day of the window of the same length before. */
  LocalDate fromBefore(AsOf asOf) {
    return asOf.minusDays(2 * windowDays - 1);
  }
}
