package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/**
 * What of the past must be made, so that the nights after it read what they would have read had
 * every day been a night: which steps, in which order, on which days, and which of their slices are
 * kept.
 *
 * <p>Made are features that need nothing a night has published. Of these, partials (steps that read
 * nothing but their own day of clean tables and other partials) are made for every day; the others
 * on those days that a later night reads, in a window or as the state before it, and on the days
 * that these in turn are made from. Lists, clues and regional figures compare themselves with what
 * was published, and a history publishes nothing: their reading asks for nothing here.
 */
final class HistoryPlan {

  private final LocalDate first;
  private final LocalDate last;
  private final Map<String, Step> makers = new LinkedHashMap<>();
  private final List<Step> order = new ArrayList<>();

  /** By table and day, the last date on which somebody reads the slice. */
  private final Map<String, NavigableMap<LocalDate, LocalDate>> lastRead = new LinkedHashMap<>();

  /** By table, days that others than the step's own next night read. */
  private final Map<String, Set<LocalDate>> readByOthers = new LinkedHashMap<>();

  /**
   * The plan of a range of days.
   *
   * @param steps every step of a night
   */
  HistoryPlan(List<Step> steps, LocalDate first, LocalDate last) {
    this.first = first;
    this.last = last;
    findMakers(steps);
    findOrder();
    makers.keySet().forEach(t -> lastRead.put(t, new TreeMap<>()));
    makers.keySet().forEach(t -> readByOthers.put(t, new HashSet<>()));
    Set<String> partials = partials();
    partials.forEach(t -> first.datesUntil(last.plusDays(1)).forEach(d -> keep(t, d)));
    steps.stream()
        .filter(s -> s.writes().layer() == Layer.FEATURE || s.writes().layer() == Layer.SIGNAL)
        .flatMap(s -> s.reads().stream())
        .filter(r -> makers.containsKey(r.table().id()))
        .forEach(this::keepForNights);
    for (int i = order.size() - 1; i >= 0; i--) {
      spread(order.get(i));
    }
  }

  /** The steps, each after those whose tables it reads. */
  List<Step> steps() {
    return order.stream().filter(s -> !days(s).isEmpty()).toList();
  }

  /** Whether a table's rows on a later night depend on nothing a night before has published. */
  boolean makes(TableContract table) {
    return makers.containsKey(table.id());
  }

  /** The days a step is made for, in order. */
  List<LocalDate> days(Step step) {
    return List.copyOf(lastRead.get(step.writes().id()).keySet());
  }

  /** Whether the slice of a day is read by anything but the step's own next day. */
  boolean isReadByOthers(TableContract table, LocalDate day) {
    return readByOthers.get(table.id()).contains(day);
  }

  /** Whether the slice of a day is read on a date after another. */
  boolean isReadAfter(TableContract table, LocalDate day, LocalDate date) {
    LocalDate until = lastRead.get(table.id()).get(day);
    return until != null && until.isAfter(date);
  }

  /** Whether a step reads what it made itself the day before. */
  static boolean isCarried(Step step) {
    return step.reads().stream().anyMatch(r -> isOwnBefore(step, r));
  }

  /** Whether an input is the step's own result of the day before. */
  static boolean isOwnBefore(Step step, Read read) {
    return read.slice() == Read.Slice.BEFORE && read.table().equals(step.writes());
  }

  private void findMakers(List<Step> steps) {
    for (Step step : steps) {
      if (step.writes().layer() == Layer.FEATURE) {
        Step unused = makers.put(step.writes().id(), step);
      }
    }
    while (makers.values().removeIf(s -> !s.reads().stream().allMatch(this::isAtHand))) {
      // What reads a table that is not made is not made either.
    }
  }

  private boolean isAtHand(Read read) {
    return read.slice() != Read.Slice.PUBLISHED_BEFORE
        && (read.table().layer() == Layer.CLEAN || makers.containsKey(read.table().id()));
  }

  private void findOrder() {
    Set<String> open = new HashSet<>(makers.keySet());
    while (!open.isEmpty()) {
      List<Step> ready =
          makers.values().stream()
              .filter(s -> open.contains(s.writes().id()))
              .filter(s -> inputs(s).noneMatch(r -> open.contains(r.table().id())))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalArgumentException("these tables wait for each other: " + open);
      }
      ready.forEach(s -> open.remove(s.writes().id()));
      order.addAll(ready);
    }
  }

  /** What a step reads beside its own state. */
  private static Stream<Read> inputs(Step step) {
    return step.reads().stream().filter(r -> !isOwnBefore(step, r));
  }

  private Set<String> partials() {
    Set<String> partials = new HashSet<>();
    for (Step step : order) {
      if (step.reads().stream()
          .allMatch(
              r ->
                  r.slice() == Read.Slice.TODAY
                      && (r.table().layer() == Layer.CLEAN || partials.contains(r.table().id())))) {
        boolean unused = partials.add(step.writes().id());
      }
    }
    return partials;
  }

  private void keepForNights(Read read) {
    String table = read.table().id();
    switch (read.slice()) {
      case WINDOW ->
          later(first, last.minusDays(read.days() - 2L))
              .datesUntil(last.plusDays(1))
              .forEach(d -> keep(table, d));
      case BEFORE, LATEST -> keep(table, last);
      case TODAY, PUBLISHED_BEFORE -> {}
    }
  }

  /** What a step is made from must be made first. */
  private void spread(Step step) {
    NavigableMap<LocalDate, LocalDate> own = lastRead.get(step.writes().id());
    if (own.isEmpty()) {
      return;
    }
    if (isCarried(step)) {
      first.datesUntil(own.lastKey()).forEach(d -> own.merge(d, d.plusDays(1), HistoryPlan::later));
    }
    List<Read> inputs = inputs(step).filter(r -> makers.containsKey(r.table().id())).toList();
    for (LocalDate day : own.keySet()) {
      inputs.forEach(r -> read(r, day));
    }
  }

  private void read(Read read, LocalDate day) {
    String table = read.table().id();
    LocalDate from =
        switch (read.slice()) {
          case WINDOW -> later(first, day.minusDays(read.days() - 1L));
          case BEFORE -> day.minusDays(1);
          case TODAY, LATEST, PUBLISHED_BEFORE -> day;
        };
    LocalDate to = read.slice() == Read.Slice.BEFORE ? from : day;
    if (!from.isBefore(first)) {
      from.datesUntil(to.plusDays(1))
          .forEach(
              d -> {
                lastRead.get(table).merge(d, day, HistoryPlan::later);
                readByOthers.get(table).add(d);
              });
    }
  }

  private void keep(String table, LocalDate day) {
    lastRead.get(table).put(day, LocalDate.MAX);
    readByOthers.get(table).add(day);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
