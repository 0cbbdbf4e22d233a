package org.cluelake.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.listing.Act;
import org.cluelake.listing.History;
import org.cluelake.listing.ListingRules;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Recommender;
import org.cluelake.listing.Register;
import org.cluelake.listing.Side;
import org.cluelake.quarterly.Assessment;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * A quarter's assessment of all counties: indices and windows from a published night, and what they
 * allow to be recommended. Run again for the same quarter and night it finds everything done.
 */
public final class QuarterRun {

  private final PublicationChain chain;
  private final ListingRules rules;
  private final IndexConf index;
  private final RegisterBook book;
  private final WindowBook windows;

  /**
   * A run on a lake.
   *
   * @param conf folder with listing.yaml and index.yaml
   */
  public QuarterRun(PublicationChain chain, Path conf) {
    this.chain = chain;
    this.rules = ListingConf.read(conf);
    this.index = IndexConf.read(conf);
    this.book = new RegisterBook(chain);
    this.windows = new WindowBook(chain);
  }

  /**
   * What a run did.
   *
   * @param areas areas with a window, by side
   * @param added lines added to the register
   */
  public record Outcome(Map<Side, Integer> areas, List<Act> added) {}

  /**
   * Assesses a quarter and writes down what is recommended.
   *
   * @param quarter the last of the four
   * @param date the published night the figures come from, the quarter's last day at best
   * @param on day of the recommendations
   */
  public Outcome run(Quarter quarter, LocalDate date, LocalDate on) {
    Published night =
        chain
            .published(date)
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.INPUT,
                        "no night of %s is published; publish it, or give another with --night",
                        date));
    if (!Quarter.of(date).equals(quarter)) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s does not lie in %s; give a night of the quarter", date, quarter);
    }
    SortedMap<Side, SortedMap<String, Assessment.Assessed>> assessed = new TreeMap<>();
    for (Side side : Side.values()) {
      assessed.put(
          side,
          index.assessment(side).of(quarter, new QuarterFigures(chain, night, index).of(side)));
    }
    windows.append(night, assessed, rules.version());
    List<Act> added = recommend(quarter, on, night);
    book.append(added);
    Map<Side, Integer> areas = new TreeMap<>();
    assessed.forEach((side, found) -> areas.put(side, found.size()));
    return new Outcome(areas, added);
  }

  private List<Act> recommend(Quarter quarter, LocalDate on, Published night) {
    SortedMap<Side, SortedMap<String, List<Act>>> lines = new TreeMap<>();
    book.acts().forEach(act -> own(lines, act.side(), act.region()).add(act));
    DeliveredCalendar calendar = new DeliveredCalendar(chain);
    List<Act> added = new ArrayList<>();
    // Also where an area has no window any more: nothing lapses silently.
    lines.forEach(
        (side, areas) ->
            areas.forEach(
                (region, own) ->
                    new Register(side, region, new History(own), rules, calendar)
                        .expired(on, quarter)
                        .ifPresent(added::add)));
    added.forEach(act -> own(lines, act.side(), act.region()).add(act));
    Recommender recommender = new Recommender(rules);
    windows
        .upTo(quarter)
        .forEach(
            (side, areas) ->
                areas.forEach(
                    (region, known) -> {
                      List<Act> own = own(lines, side, region);
                      History history = new History(own);
                      if (history.openRecommendation().isPresent()
                          || own.stream().anyMatch(a -> isOf(a, quarter))) {
                        return;
                      }
                      recommender
                          .of(side, history.standing(quarter), known)
                          .map(
                              r ->
                                  new Register(side, region, history, rules, calendar)
                                      .recommend(r, quarter, on, night.rowHash()))
                          .ifPresent(added::add);
                    }));
    return added;
  }

  private static List<Act> own(
      SortedMap<Side, SortedMap<String, List<Act>>> lines, Side side, String region) {
    return lines
        .computeIfAbsent(side, s -> new TreeMap<>())
        .computeIfAbsent(region, r -> new ArrayList<>());
  }

  /** Whether a line is what an earlier run of the quarter said; one is enough. */
  private static boolean isOf(Act act, Quarter quarter) {
    return act.quarter().equals(quarter)
        && (act.kind() == Act.Kind.RECOMMENDED
            || (act.kind() == Act.Kind.MOVED && act.by().isEmpty()));
  }
}
