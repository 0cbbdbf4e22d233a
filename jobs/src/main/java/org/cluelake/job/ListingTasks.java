package org.cluelake.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.cluelake.listing.Act;
import org.cluelake.listing.History;
import org.cluelake.listing.ListingRules;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Standing;
import org.cluelake.report.ListingFacts.Task;

/**
 * What waits for people in a register: unanswered recommendations, notices, plans, reports,
 * listings overdue for a decision.
 */
record ListingTasks(ListingRules rules, Quarter quarter, Map<String, String> names) {

  List<Task> of(SortedMap<String, History> histories) {
    List<Task> tasks = new ArrayList<>();
    histories.forEach(
        (region, history) -> {
          history.openRecommendation().ifPresent(open -> tasks.add(answer(region, open)));
          String kind = standing(history.standing(quarter));
          if (kind != null) {
            tasks.add(
                new Task(
                    region,
                    name(region),
                    kind,
                    null,
                    history.entered().map(Object::toString).orElse(quarter.toString()),
                    null));
          }
        });
    return tasks;
  }

  private Task answer(String region, Act open) {
    return new Task(
        region,
        name(region),
        "answer",
        open.reference().toLowerCase(Locale.ROOT),
        open.on().toString(),
        open.on().plusDays(rules.answerDays()));
  }

  /** What a state asks for, or null. */
  private String standing(Standing standing) {
    if (standing.state().isListed() && isOverdue(standing)) {
      return "overdue";
    }
    return switch (standing.state()) {
      case PROPOSED -> "notice";
      case LISTED -> "plan";
      case RECTIFYING -> "report";
      case LOOK_BACK -> "look_back";
      default -> null;
    };
  }

  private boolean isOverdue(Standing standing) {
    Quarter last =
        standing.lastDecision() == null ? standing.listedSince() : standing.lastDecision();
    return last != null && quarter.since(last) >= rules.renewQuarters();
  }

  private String name(String region) {
    return names.getOrDefault(region, region);
  }
}
