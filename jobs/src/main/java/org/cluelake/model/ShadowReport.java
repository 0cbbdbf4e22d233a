package org.cluelake.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A learned score beside the live rules: who flags what, what became known of either's subjects,
 * how honest its probabilities are, and whether their distribution drifts. Counts are of subjects
 * per night, added up over nights; no token passes.
 *
 * @param subject number or account
 * @param model its name
 * @param version its version
 * @param nights of the comparison
 * @param horizonDays days after a night in which outcomes count
 * @param cells who flagged, and what became known
 * @param brier mean squared distance of the probability from what happened, on nights whose horizon
 *     has passed; null without any
 * @param bins what was said and what happened there
 * @param drift of each night's scores from those of the first
 */
public record ShadowReport(
    String subject,
    String model,
    String version,
    List<String> nights,
    int horizonDays,
    List<Cell> cells,
    Double brier,
    List<Bin> bins,
    List<Drift> drift) {

  /** Lower ends of the bins of probabilities; finer at the low end, where nearly everybody is. */
  static final List<Double> EDGES =
      List.of(0.0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5);

  /**
   * Subjects by who flagged them on a night.
   *
   * @param who score, rules or lists with what they agree on
   * @param scored how many
   * @param judged of these, on nights whose horizon has passed
   * @param positive of these, later confirmed
   * @param negative of these, later cleared
   */
  public record Cell(String who, long scored, long judged, long positive, long negative) {}

  /**
   * Subjects whose probability lies in a bin, on nights whose horizon has passed.
   *
   * @param from lower end
   * @param items how many
   * @param said mean probability
   * @param happened share later confirmed
   */
  public record Bin(double from, long items, double said, double happened) {}

  /**
   * How far a night's scores are from the first night's.
   *
   * @param psi population stability index over the bins
   * @param says stable, moved or changed
   */
  public record Drift(String night, long scored, double psi, String says) {}

  /**
   * Counts of a night, by model and who flagged whom. Of subjects whose outcome was known on the
   * night already nothing is counted.
   */
  public static String sql(NightSubject subject, LocalDate night, LocalDate until) {
    StringBuilder bin = new StringBuilder("CASE");
    for (int b = EDGES.size() - 1; b > 0; b--) {
      bin.append(" WHEN s.probability >= ").append(EDGES.get(b)).append(" THEN ").append(b);
    }
    return """
        SELECT s.model, s.model_version, s.is_flagged,
               r.subject IS NOT NULL AS is_ruled, l.subject IS NOT NULL AS is_listed,
               coalesce(o.outcome, 'none') AS outcome, %1$s ELSE 0 END AS bin, count(*) AS rows,
               sum(s.probability) AS said, sum(s.probability * s.probability) AS squares
        FROM score s
        LEFT JOIN (SELECT DISTINCT subject FROM signal
                   WHERE subject_kind = '%2$s' AND verdict = 'fired'
                     AND NOT starts_with(detector, 'learned-')) r ON r.subject = s.%2$s
        LEFT JOIN (SELECT DISTINCT %2$s AS subject FROM %3$s_then
                   WHERE change <> 'removed') l ON l.subject = s.%2$s
        LEFT JOIN (%4$s) o ON o.subject = s.%2$s
        WHERE o.outcome IS DISTINCT FROM 'known'
        GROUP BY ALL ORDER BY ALL
        """
        .formatted(
            bin, subject.word(), subject.list().name(), KnownOutcome.sql(subject, night, until));
  }

  /** All reports as JSON. */
  public static String json(List<ShadowReport> reports) {
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("models", reports));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("counts are plain numbers", e);
    }
  }

  /** As fixed-width lines. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s %s of %ss, %d nights from %s to %s; outcomes within %d days",
            model,
            version,
            subject,
            nights.size(),
            nights.get(0),
            nights.get(nights.size() - 1),
            horizonDays));
    lines.add("");
    lines.add("  who flags, per night         scored    judged   confirmed     cleared");
    for (Cell cell : cells) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-24s %,10d %,9d %,11d %,11d",
              cell.who(),
              cell.scored(),
              cell.judged(),
              cell.positive(),
              cell.negative()));
    }
    lines.add("");
    lines.add(
        brier == null
            ? "  no night's horizon has passed yet; calibration is not known"
            : String.format(
                Locale.ROOT, "  Brier score %.5f; probability from, said, happened:", brier));
    for (Bin bin : bins) {
      lines.add(
          String.format(
              Locale.ROOT,
              "    %6.4f  %7.5f %7.5f  %,d subjects",
              bin.from(),
              bin.said(),
              bin.happened(),
              bin.items()));
    }
    lines.add("");
    lines.add("  scores against those of the first night (population stability index):");
    for (Drift of : drift) {
      lines.add(
          String.format(
              Locale.ROOT,
              "    %s  %,9d scored  %6.3f  %s",
              of.night(),
              of.scored(),
              of.psi(),
              of.says()));
    }
    return String.join("\n", lines);
  }
}
