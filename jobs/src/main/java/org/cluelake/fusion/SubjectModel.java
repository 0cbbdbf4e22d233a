package org.cluelake.fusion;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.run.Require;

/**
 * Log-odds of one kind of subject: those of a subject nothing is known of, plus what its findings
 * and facts add. Of a group of detectors that see the same events the strongest counts whole, each
 * other by a share.
 *
 * <p>An independent fact is a link to listed entities, a live case that names the subject, a
 * finding whose own score holds one ({@code facts}), or findings of two groups that both count.
 *
 * @param base log-odds without any evidence
 * @param linked more where listed entities are behind a finding
 * @param named more where a live case names the subject
 * @param share what counts of a detector beside a stronger one of its group, 0 to 1
 * @param weights by detector
 * @param groups detectors that see the same events, by a name for them; any other stands alone
 * @param facts by detector, the least score that holds an independent fact of its own
 * @param evidence what the numbers were fitted to
 */
public record SubjectModel(
    BigDecimal base,
    BigDecimal linked,
    BigDecimal named,
    BigDecimal share,
    Map<String, Weight> weights,
    Map<String, List<String>> groups,
    Map<String, BigDecimal> facts,
    FitEvidence evidence)
    implements Serializable {

  public SubjectModel {
    Require.that(
        linked.signum() >= 0 && named.signum() >= 0,
        "linked is %s, named %s; want 0 or more",
        linked,
        named);
    Require.that(
        share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
        "share is %s; want 0 to 1",
        share);
    Require.that(!weights.isEmpty(), "weights is empty; name the detectors of this kind");
    Set<String> grouped = new HashSet<>();
    for (List<String> group : groups.values()) {
      for (String detector : group) {
        Require.that(
            weights.containsKey(detector), "groups names %s, which has no weights", detector);
        Require.that(grouped.add(detector), "groups names %s twice", detector);
      }
    }
    for (String detector : facts.keySet()) {
      Require.that(weights.containsKey(detector), "facts names %s, which has no weights", detector);
    }
    weights = Map.copyOf(weights);
    groups = Map.copyOf(groups);
    facts = Map.copyOf(facts);
  }

  /** The group of a detector: its own name where it stands alone. */
  public String group(String detector) {
    return groups.entrySet().stream()
        .filter(g -> g.getValue().contains(detector))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(detector);
  }

  /** Log-odds of a subject: exact, so that no order of additions changes them. */
  BigDecimal logOdds(Fired fired) {
    BigDecimal sum = base;
    for (List<BigDecimal> ofGroup : byGroup(fired).values()) {
      BigDecimal strongest = ofGroup.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
      BigDecimal all = ofGroup.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      sum = sum.add(strongest).add(share.multiply(all.subtract(strongest)));
    }
    sum = fired.isLinked() ? sum.add(linked) : sum;
    return fired.isNamed() ? sum.add(named) : sum;
  }

  /** Whether anything but a pattern speaks against a subject. */
  boolean hasFact(Fired fired) {
    return fired.isLinked()
        || fired.isNamed()
        || fired.scores().entrySet().stream()
            .anyMatch(
                s ->
                    facts.containsKey(s.getKey())
                        && s.getValue().compareTo(facts.get(s.getKey())) >= 0)
        || byGroup(fired).values().stream()
                .filter(g -> g.stream().anyMatch(w -> w.signum() > 0))
                .count()
            > 1;
  }

  /** What each finding adds, by group; findings of other detectors are left out. */
  private Map<String, List<BigDecimal>> byGroup(Fired fired) {
    Map<String, List<BigDecimal>> byGroup = new TreeMap<>();
    fired
        .scores()
        .forEach(
            (detector, score) -> {
              if (weights.containsKey(detector)) {
                byGroup
                    .computeIfAbsent(group(detector), g -> new ArrayList<>())
                    .add(weights.get(detector).of(score));
              }
            });
    return byGroup;
  }
}
