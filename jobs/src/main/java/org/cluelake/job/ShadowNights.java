package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.model.KnownOutcome;
import org.cluelake.model.NightSubject;
import org.cluelake.model.ShadowCounts;
import org.cluelake.model.ShadowReport;
import org.cluelake.run.SliceFile;

/**
 * What published nights' learned scores said beside the rules, and what became known afterwards.
 * Each night is read as it was published, outcomes as they were known at the end of its horizon.
 */
public final class ShadowNights {

  private final PublicationChain chain;
  private final int horizon;
  private final NavigableMap<LocalDate, Integer> gens = new TreeMap<>();

  /**
   * Nights of a lake.
   *
   * @param horizon days after a night in which outcomes count
   */
  public ShadowNights(PublicationChain chain, int horizon) {
    this.chain = chain;
    this.horizon = horizon;
    for (Published p : chain.kept()) {
      Integer unused = gens.merge(p.bizDate(), p.gen(), Math::max);
    }
  }

  /** A report for each model that scored a subject between two dates, both included. */
  public List<ShadowReport> reports(LocalDate from, LocalDate to) {
    List<ShadowReport> reports = new ArrayList<>();
    for (NightSubject subject : NightSubject.values()) {
      ShadowCounts counts = new ShadowCounts(subject, horizon);
      for (LocalDate night : gens.navigableKeySet()) {
        if (!night.isBefore(from) && !night.isAfter(to) && !files(subject, night).isEmpty()) {
          add(counts, subject, night);
        }
      }
      reports.addAll(counts.reports());
    }
    return reports;
  }

  private List<SliceFile> files(NightSubject subject, LocalDate night) {
    return chain.lake().files(subject.scores(), night, gens.get(night));
  }

  private void add(ShadowCounts counts, NightSubject subject, LocalDate night) {
    LocalDate until = night.plusDays(horizon);
    LocalDate later = gens.floorKey(until);
    try (SmallRead read = chain.reader()) {
      SmallRead open = read.with("score", subject.scores(), files(subject, night));
      open =
          open.with(
              "signal", Tables.SIGNAL, chain.lake().files(Tables.SIGNAL, night, gens.get(night)));
      for (KnownOutcome.View view : KnownOutcome.views(subject)) {
        LocalDate of = view.isLater() ? later : night;
        open =
            open.with(
                view.name(), view.table(), chain.lake().files(view.table(), of, gens.get(of)));
      }
      boolean isOver = !until.isAfter(gens.lastKey());
      for (Map<String, Object> row :
          open.rows(
              ShadowReport.sql(subject, night, until),
              "model",
              "version",
              "flagged",
              "ruled",
              "listed",
              "outcome",
              "bin",
              "rows",
              "said",
              "squares")) {
        counts.add(night, isOver, row);
      }
    }
  }
}
