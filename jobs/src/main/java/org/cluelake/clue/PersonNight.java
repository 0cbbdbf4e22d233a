package org.cluelake.clue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cluelake.fusion.Fusion;
import org.cluelake.run.AsOf;

/**
 * What a night does to the clues of one person: a pure function that no order of its inputs
 * changes.
 *
 * <p>A clue against which an objection was upheld is closed that night, and evidence that has been
 * lifted counts no more, so nothing opens or lives on by it alone.
 *
 * <p>A clue opens on evidence that was in no clue of the person last night, open or just closed.
 * Only last night is remembered: evidence of a clue closed two nights ago that still fires opens a
 * new one, which detectors avoid by looking back for less time than clues are valid.
 */
final class PersonNight {

  private final ClueConf conf;
  private final Grading grading;
  private final LocalDate date;
  private final Instant cutOff;

  PersonNight(ClueConf conf, Fusion fusion, AsOf asOf) {
    this.conf = conf;
    this.grading = new Grading(conf, fusion);
    this.date = asOf.date();
    this.cutOff = asOf.date().plusDays(1).atStartOfDay(AsOf.ZONE).toInstant();
  }

  /** Tonight's clues of a person: those open, and those this night closed. */
  List<Clue> clues(Exposure of) {
    Set<String> lifted = new TreeSet<>();
    of.lifts().forEach(l -> lifted.addAll(l.evidence()));
    List<Sighting> fired =
        of.sightings().stream()
            .filter(s -> s.finding().isFired())
            .filter(s -> lifted.isEmpty() || !lifted.containsAll(s.evidence()))
            .toList();
    List<Clue> open = of.last().stream().filter(c -> c.isOpen() && !of.lifts(c)).toList();
    List<ClueKey> keys =
        Stream.concat(fired.stream().map(Sighting::key), open.stream().map(Clue::key)).toList();
    UnaryOperator<ClueKey> homes = ClueKey.homes(keys);
    Map<ClueKey, Group> groups = new TreeMap<>();
    keys.forEach(k -> groups.computeIfAbsent(homes.apply(k), key -> new Group()));
    open.stream()
        .sorted(Clue.OLDEST_FIRST)
        .forEach(c -> groups.get(homes.apply(c.key())).open.add(c));
    fired.forEach(s -> groups.get(homes.apply(s.key())).fired.add(s));
    for (Sighting undecided : of.sightings()) {
      Group group = groups.get(ClueKey.only(homes.apply(undecided.key()), groups.keySet()));
      if (!undecided.finding().isFired() && group != null) {
        group.undecided.add(undecided.finding());
      }
    }
    Set<String> known = new TreeSet<>();
    of.last().forEach(c -> known.addAll(c.evidence()));
    List<Clue> clues = new ArrayList<>();
    of.last().stream()
        .filter(c -> c.isOpen() && of.lifts(c))
        .forEach(c -> clues.add(c.closed(c.key(), c.suppressedBy())));
    groups.forEach((key, group) -> clues.addAll(group.clues(of, key, known)));
    return clues;
  }

  /** What belongs to one key of the person. */
  private final class Group {
    private final List<Clue> open = new ArrayList<>();
    private final List<Sighting> fired = new ArrayList<>();
    private final List<Finding> undecided = new ArrayList<>();

    List<Clue> clues(Exposure of, ClueKey key, Set<String> known) {
      if (open.isEmpty()) {
        return known.containsAll(evidence())
            ? List.of()
            : List.of(next(of, opening(of.person(), key), Clue.Change.OPENED, key));
      }
      Clue oldest = open.get(0);
      List<Clue> clues = new ArrayList<>();
      Clue joined = oldest;
      for (Clue younger : open.subList(1, open.size())) {
        joined = joined.joinedBy(younger);
        clues.add(younger.closed(key, younger.suppressedBy()));
      }
      clues.add(next(of, joined, change(of, oldest, joined, key), key));
      return clues;
    }

    private Clue.Change change(Exposure of, Clue oldest, Clue joined, ClueKey key) {
      boolean isReported =
          key.hasCampaign()
              && joined.suppressedBy() == null
              && of.reports().stream().anyMatch(r -> r.campaign().equals(key.campaign()));
      boolean isNew = !joined.evidence().containsAll(evidence());
      if (isReported || (!isNew && !joined.expiresAt().isAfter(cutOff))) {
        return Clue.Change.CLOSED;
      }
      if (grade(joined).compareTo(oldest.grade()) > 0) {
        return Clue.Change.RAISED;
      }
      return isNew ? Clue.Change.RENEWED : Clue.Change.KEPT;
    }

    /** A clue before its first evidence. */
    private Clue opening(long person, ClueKey key) {
      Instant newest = fired.stream().map(Sighting::happenedAt).reduce(Clue::later).orElseThrow();
      return new Clue(
          Clue.id(person, key, date),
          key,
          date,
          Clue.Change.OPENED,
          Grade.LOW,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          newest,
          cutOff,
          null);
    }

    /** The clue with tonight's findings; only new evidence moves its end. */
    private Clue next(Exposure of, Clue before, Clue.Change change, ClueKey key) {
      Grade grade = grade(before);
      List<Finding> findings = findings(before);
      boolean isNew = !before.evidence().containsAll(evidence());
      Set<Long> network = network(before);
      Set<String> signals = new TreeSet<>(before.signals());
      fired.stream()
          .filter(s -> !before.evidence().containsAll(s.evidence()))
          .forEach(s -> signals.add(s.finding().signal()));
      return new Clue(
          before.id(),
          key,
          before.openedOn(),
          change,
          grade,
          likelihood(before),
          money(before),
          findings,
          signals,
          Clue.union(before.evidence(), evidence()),
          network,
          lastEventAt(before),
          isNew
              ? cutOff.plus(Duration.ofHours(conf.order(grade).validityHours()))
              : before.expiresAt(),
          suppression(of, key, findings, network));
    }

    private Grade grade(Clue before) {
      return Grade.higher(
          before.grade(),
          grading.grade(
              grading.likelihoodBand(likelihood(before)),
              grading.urgencyBand(lastEventAt(before), cutOff),
              grading.lossBand(money(before)),
              fired.stream().anyMatch(Sighting::isMoneyMoving)));
    }

    private BigDecimal likelihood(Clue before) {
      return before
          .likelihood()
          .max(grading.likelihood(findings(before), !network(before).isEmpty()));
    }

    private Set<Long> network(Clue before) {
      Set<Long> network = new TreeSet<>(before.network());
      fired.forEach(s -> network.addAll(s.network()));
      return network;
    }

    private BigDecimal money(Clue before) {
      return fired.stream().map(Sighting::money).reduce(before.money(), BigDecimal::max);
    }

    private Instant lastEventAt(Clue before) {
      return fired.stream().map(Sighting::happenedAt).reduce(before.lastEventAt(), Clue::later);
    }

    private List<Finding> findings(Clue before) {
      List<Finding> tonight = new ArrayList<>(undecided);
      fired.forEach(s -> tonight.add(s.finding()));
      return Finding.merged(before.findings(), tonight);
    }

    private Set<String> evidence() {
      Set<String> all = new TreeSet<>();
      fired.forEach(s -> all.addAll(s.evidence()));
      return all;
    }
  }

  private static String suppression(
      Exposure of, ClueKey key, Collection<Finding> findings, Set<Long> network) {
    boolean isReported =
        of.reports().stream()
            .anyMatch(
                r ->
                    (key.hasCampaign() && r.campaign().equals(key.campaign()))
                        || (key.hasClass() && r.scamClass().equals(key.scamClass())));
    if (isReported) {
      return Clue.ALREADY_REPORTED;
    }
    boolean isGuarded =
        findings.stream().filter(Finding::isFired).allMatch(Finding::isLinked)
            && !network.isEmpty()
            && of.guarded().containsAll(network);
    return isGuarded ? Clue.PROTECTED : null;
  }
}
