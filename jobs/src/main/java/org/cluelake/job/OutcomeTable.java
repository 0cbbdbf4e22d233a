package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.kernel.Kernel;
import org.cluelake.model.KnownOutcome;
import org.cluelake.model.NightSubject;
import org.cluelake.run.AsOf;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;

/**
 * A table to learn from: subjects as they were known on published nights, and what became known of
 * them afterwards.
 *
 * <p>Features of a night are read by the generations that night had pinned, so that nothing later
 * than it is seen. Outcomes are those at the end of the horizon, so that a night published later
 * changes no row. One row per subject: of the nights it was active on, one is drawn by a hash of
 * its token and the night, whatever became of it, so that no subject stands on both sides of a
 * split and rows count as subjects. A subject whose outcome was known on a night has no row of it.
 */
public final class OutcomeTable {

  /** What becomes of subjects nothing is known of. */
  public enum Unlabelled {
    /** They count as negative: fraud nobody found is among them. */
    negative,
    /** They are left out of learning. */
    out
  }

  /**
   * How many rows an outcome has.
   *
   * @param outcome positive, negative, undecided or none
   * @param source what says so, or none
   */
  public record Count(String outcome, String source, long rows) {}

  private final PublicationChain chain;
  private final NightSubject subject;
  private final int horizon;
  private final NavigableMap<LocalDate, Integer> gens = new TreeMap<>();

  /**
   * A table of published nights.
   *
   * @param horizon days after a night in which outcomes count
   */
  public OutcomeTable(PublicationChain chain, NightSubject subject, int horizon) {
    this.chain = chain;
    this.subject = subject;
    this.horizon = horizon;
    for (Published p : chain.kept()) {
      Integer unused = gens.merge(p.bizDate(), p.gen(), Math::max);
    }
  }

  /** The nights from one to another whose horizon has passed. */
  public List<LocalDate> nights(LocalDate from, LocalDate to) {
    return gens.isEmpty()
        ? List.of()
        : gens.navigableKeySet().stream()
            .filter(d -> !d.isBefore(from) && !d.isAfter(to))
            .filter(d -> !d.plusDays(horizon).isAfter(gens.lastKey()))
            .toList();
  }

  /** Writes the table of some nights; answers its rows by outcome. */
  public List<Count> write(LocalDate from, LocalDate to, Unlabelled unlabelled, Path table) {
    List<LocalDate> nights = nights(from, to);
    if (nights.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "no night from %s to %s is published with %d nights after it; give an earlier --from, or"
              + " a shorter --horizon",
          from,
          to,
          horizon);
    }
    List<Path> parts = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("outcomes");
      try {
        for (LocalDate night : nights) {
          Path part = folder.resolve(night + ".parquet");
          part(night, part);
          parts.add(part);
        }
        return joined(parts, unlabelled, table);
      } finally {
        for (Path part : parts) {
          boolean unused = Files.deleteIfExists(part);
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the system's folder for passing files cannot be used; check it");
    }
  }

  private void part(LocalDate night, Path part) {
    LocalDate until = night.plusDays(horizon);
    LocalDate later = gens.floorKey(until);
    Slices slices = slices(night);
    try (SmallRead read = chain.reader()) {
      for (Read input : subject.reads()) {
        SmallRead unused = read.with(input.view(), input.table(), slices.of(input));
      }
      for (KnownOutcome.View view : KnownOutcome.views(subject)) {
        LocalDate of = view.isLater() ? later : night;
        List<SliceFile> files = chain.lake().files(view.table(), of, gens.get(of));
        SmallRead unused = read.with(view.name(), view.table(), files);
      }
      read.run(
          """
          COPY (
            SELECT f.subject, DATE '%1$s' AS night, DATE '%5$s' AS known_until,
                   sha256(concat(f.subject, '|%1$s')) AS draw,
                   coalesce(o.outcome, 'none') AS outcome, coalesce(o.source, 'none') AS source,
                   f.* EXCLUDE (subject)
            FROM (%2$s) f LEFT JOIN (%3$s) o USING (subject)
            WHERE o.outcome IS DISTINCT FROM 'known'
          ) TO %4$s (FORMAT parquet)
          """
              .formatted(
                  night,
                  subject.sql(new AsOf(night)),
                  KnownOutcome.sql(subject, night, until),
                  Kernel.quoted(part.toString()),
                  until));
    }
  }

  private Slices slices(LocalDate night) {
    int gen = gens.get(night);
    Map<LocalDate, Integer> pins =
        chain
            .pins(night, gen)
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.DATA,
                        "the lake's book of what %s had read is missing; restore ops.run_pin",
                        night));
    return new Slices(chain.lake(), night, gen, pins);
  }

  private List<Count> joined(List<Path> parts, Unlabelled unlabelled, Path table) {
    try (SmallRead read = chain.reader()) {
      SmallRead unused = read.with("part", parts.stream().map(p -> p.toUri().toString()).toList());
      read.run(
          """
          CREATE TABLE drawn AS
          SELECT subject, night, known_until,
                 CASE outcome WHEN 'positive' THEN 1 WHEN 'negative' THEN 0
                              WHEN 'none' THEN %s END AS label,
                 outcome, source, %s
          FROM part
          QUALIFY row_number() OVER (PARTITION BY subject ORDER BY draw) = 1
          """
              .formatted(
                  unlabelled == Unlabelled.negative ? "0" : "NULL",
                  String.join(", ", subject.featureNames())));
      TableFile.copy(read, "SELECT * FROM drawn ORDER BY subject", table);
      return read
          .rows(
              "SELECT outcome, source, count(*) FROM drawn GROUP BY ALL ORDER BY ALL",
              "outcome",
              "source",
              "rows")
          .stream()
          .map(
              r ->
                  new Count(
                      (String) r.get("outcome"),
                      (String) r.get("source"),
                      ((Number) r.get("rows")).longValue()))
          .toList();
    }
  }
}
