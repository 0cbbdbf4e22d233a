package org.cluelake.detector;

import java.io.Serializable;
import org.cluelake.run.AsOf;
import org.cluelake.run.Require;

/** What {@link ReportedNumber} and {@link ReportedAccount} share: which reports count, and what. */
final class ReportTables {

  /**
   * Which reports count.
   *
   * @param minClaimants distinct reporters who claim a fraud, from which a thing is looked at
   * @param minDays distinct days of their claims: several at once may be arranged
   * @param minClaimShare share of all reporters that claim a fraud and no mere nuisance
   * @param freshDays nights since the newest report, tonight's included, for which it counts
   */
  public record Claims(int minClaimants, int minDays, double minClaimShare, int freshDays)
      implements Serializable {
    public Claims {
      Require.that(minClaimants >= 1, "minClaimants is %s; want 1 or more", minClaimants);
      Require.that(minDays >= 1, "minDays is %s; want 1 or more", minDays);
      Require.that(
          minClaimShare >= 0 && minClaimShare <= 1,
          "minClaimShare is %s; want 0 to 1",
          minClaimShare);
      Require.that(freshDays >= 1, "freshDays is %s; want 1 or more", freshDays);
    }
  }

  /**
   * When reports are too few against somebody who has held the thing for long.
   *
   * @param heldDays days with one holder from which a quarrel explains few reports as well
   * @param manyClaimants claimants from which it does not
   */
  public record Held(int heldDays, int manyClaimants) implements Serializable {
    public Held {
      Require.that(heldDays >= 1, "heldDays is %s; want 1 or more", heldDays);
      Require.that(manyClaimants >= 2, "manyClaimants is %s; want 2 or more", manyClaimants);
    }
  }

  /**
   * Points of facts; together at most 1 is kept.
   *
   * @param base enough claims
   * @param many many claimants, as of {@link Held}
   * @param channels claims on more than one hotline or app
   * @param listed a live case that names it too
   * @param maxAlone highest score without such a case
   */
  public record Points(double base, double many, double channels, double listed, double maxAlone)
      implements Serializable {
    public Points {
      for (double p : new double[] {base, many, channels, listed}) {
        Require.that(p >= 0 && p <= 1, "points are %s; want 0 to 1", p);
      }
      Require.that(
          maxAlone > 0 && maxAlone < 0.5,
          "maxAlone is %s; want above 0 and below 0.5: reports alone are low",
          maxAlone);
    }
  }

  private ReportTables() {}

  /**
   * The view {@code claim}: things of a kind that enough people reported as a fraud, with what a
   * live case says of them.
   */
  static String claim(String kind, Claims claims, AsOf asOf) {
    return """
        claim AS (
          SELECT r.entity, r.reports, r.reporters, r.channels, r.claimants, r.claim_days,
                 r.claimed_class, r.first_at, r.last_at, l.entity IS NOT NULL AS is_listed,
                 l.campaign, coalesce(l.scam_class, r.claimed_class) AS scam_class
          FROM reported_entity r
          LEFT JOIN listed_entity l ON l.entity_kind = r.entity_kind AND l.entity = r.entity
            AND l.source = 'case' AND l.status = 'active'
          WHERE r.entity_kind = '%1$s' AND NOT r.is_protected
            AND r.claimants >= %2$d AND r.claim_days >= %3$d
            AND r.claimants >= %4$s * r.reporters
            AND r.last_at::DATE > %5$s - %6$d
            AND bucket_of(r.entity) = this_bucket()
        )
        """
        .formatted(
            kind,
            claims.minClaimants(),
            claims.minDays(),
            claims.minClaimShare(),
            asOf.sqlDate(),
            claims.freshDays());
  }

  /** The score, of a row of {@code claim}. */
  static String score(Points points, Held held) {
    String told =
        "%s + CASE WHEN claimants >= %d THEN %s ELSE 0 END + CASE WHEN channels > 1 THEN %s ELSE 0"
                .formatted(points.base(), held.manyClaimants(), points.many(), points.channels())
            + " END";
    return "CASE WHEN is_listed THEN least(1, %2$s + %3$s) ELSE least(%1$s, %2$s) END"
        .formatted(points.maxAlone(), told, points.listed());
  }

  /** The sentence, of a row of {@code claim}, up to what makes it unsure. */
  static String reason() {
    return """
        concat('Reported as a fraud by ', claimants, ' people on ', claim_days, ' days',
               CASE WHEN channels > 1 THEN concat(', on ', channels, ' channels') ELSE '' END,
               ', most often as ', replace(claimed_class, '_', ' '),
               CASE WHEN is_listed THEN '; a live case names it too'
                    ELSE '; a report is a claim, and no case names it' END,
               CASE WHEN held_days IS NULL THEN ''
                    ELSE concat('; with its holder for ', held_days, ' days') END,
               CASE WHEN unsure IS NULL THEN '' ELSE concat('; ', unsure) END)""";
  }

  static String evidence(Claims claims, Held held) {
    return Evidence.known(
        Evidence.number("claimants", "claimants", "people", claims.minClaimants()),
        Evidence.number("claim_days", "claim_days", "days", claims.minDays()),
        Evidence.number("reporters", "reporters", "people"),
        Evidence.number(
            "claim_share",
            "round(claimants / greatest(reporters, 1), 4)",
            "share",
            claims.minClaimShare()),
        Evidence.number("channels", "channels", "channels"),
        Evidence.text("claimed", "claimed_class"),
        Evidence.number("days_with_holder", "held_days", "days", held.heldDays()),
        Evidence.at("first_report", "first_at"),
        Evidence.at("last_report", "last_at"));
  }

  /** Keys that change with another claimant or a case, not with another night. */
  static String evidenceKeys() {
    return "[concat('claimants:', claimants), concat('listed:', is_listed)]";
  }
}
