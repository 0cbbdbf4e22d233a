package org.cluelake.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.run.Require;

/**
 * What becomes of states when boundaries change: each new area takes the gravest state that at
 * least half of its people come from, and no state changes for one window.
 *
 * @param heirs by new code, how many people of each old code it takes over
 */
public record Succession(SortedMap<String, SortedMap<String, Long>> heirs) {

  /** From the list down to normal; the look-back, after a listing, weighs more than a warning. */
  private static final List<State> GRAVEST_FIRST =
      List.of(
          State.LISTED,
          State.RECTIFYING,
          State.PROPOSED_DELISTING,
          State.PROPOSED,
          State.INTERVIEW,
          State.RED,
          State.LOOK_BACK,
          State.YELLOW,
          State.WATCH,
          State.NORMAL);

  public Succession {
    Require.that(!heirs.isEmpty(), "a change of boundaries names no new area");
    heirs = new TreeMap<>(heirs);
  }

  /** The new areas' first lines, given the states of the old; areas at normal get none. */
  public List<Act> acts(
      Side side, Map<String, State> states, Quarter quarter, LocalDate on, int rules) {
    List<Act> acts = new ArrayList<>();
    heirs.forEach(
        (heir, from) -> {
          State inherited = inherited(from, states);
          if (inherited != State.NORMAL) {
            acts.add(
                new Act(
                    side,
                    heir,
                    quarter,
                    on,
                    Act.Kind.SUCCEEDED,
                    State.NORMAL,
                    inherited,
                    List.of(),
                    "boundaries_changed",
                    "state carried over by population",
                    String.join(" ", from.keySet()),
                    "",
                    rules));
          }
        });
    return acts;
  }

  private static State inherited(SortedMap<String, Long> from, Map<String, State> states) {
    long all = from.values().stream().mapToLong(Long::longValue).sum();
    long graver = 0;
    for (State state : GRAVEST_FIRST) {
      graver +=
          from.entrySet().stream()
              .filter(f -> states.getOrDefault(f.getKey(), State.NORMAL) == state)
              .mapToLong(Map.Entry::getValue)
              .sum();
      if (2 * graver >= all) {
        return state;
      }
    }
    return State.NORMAL;
  }
}
