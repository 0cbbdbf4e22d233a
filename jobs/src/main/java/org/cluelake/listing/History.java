package org.cluelake.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cluelake.run.Require;

/**
 * What the register holds of one area: its lines in the order they were written, and what follows
 * from them.
 *
 * @param acts lines of one area and side, oldest first
 */
public record History(List<Act> acts) {

  /** Reason code where an inquiry upheld that cases were not recorded. */
  static final String HIDING = "hiding_upheld";

  public History {
    acts = List.copyOf(acts);
    State state = State.NORMAL;
    for (Act act : acts) {
      Require.that(
          act.from() == state,
          "the register says that %s leaves %s, but it stands at %s; a line is missing or was"
              + " changed",
          act.region(),
          act.from(),
          state);
      state = act.to();
    }
  }

  /** Where the area stands. */
  public Standing standing(Quarter quarter) {
    State state = State.NORMAL;
    Quarter since = acts.isEmpty() ? quarter : acts.get(0).quarter();
    Quarter listed = null;
    Quarter decided = null;
    boolean isFrozen = false;
    boolean hasHidden = false;
    for (Act act : acts) {
      if (act.to() != state) {
        since = act.quarter();
        if (!act.to().isListed()) {
          listed = null;
        } else if (!state.isListed()) {
          listed = act.quarter();
        }
      }
      state = act.to();
      if (!act.by().isEmpty() && (act.kind() == Act.Kind.MOVED || act.kind() == Act.Kind.KEPT)) {
        decided = act.quarter();
      }
      isFrozen |= act.kind() == Act.Kind.SUCCEEDED && act.quarter().equals(quarter);
      hasHidden = listed != null && (hasHidden || act.reasonCode().equals(HIDING));
    }
    return new Standing(state, since, listed, decided, isFrozen, hasHidden);
  }

  /** State after the newest line. */
  public State state() {
    return acts.isEmpty() ? State.NORMAL : acts.get(acts.size() - 1).to();
  }

  /** Objections that nobody has answered, oldest first. */
  public List<Objection> openObjections() {
    Map<String, Objection> open = new TreeMap<>();
    for (Act act : acts) {
      switch (act.kind()) {
        case OBJECTED ->
            open.put(
                act.reference(),
                new Objection(act.reference(), Objection.Kind.valueOf(act.reasonCode()), act.on()));
        case UPHELD, REJECTED -> open.remove(act.reference());
        default -> {
          // Other lines answer no objection.
        }
      }
    }
    return new ArrayList<>(open.values());
  }

  /** The recommendation that waits for a decision, if there is one. */
  public Optional<Act> openRecommendation() {
    Act open = null;
    for (Act act : acts) {
      switch (act.kind()) {
        case RECOMMENDED -> open = act;
        case MOVED, KEPT, EXPIRED, SUCCEEDED -> open = null;
        default -> {
          // Objections and inquiries leave it open.
        }
      }
    }
    return Optional.ofNullable(open);
  }

  /** Number of the next objection. */
  String nextObjection() {
    long objections = acts.stream().filter(a -> a.kind() == Act.Kind.OBJECTED).count();
    return "%03d".formatted(objections + 1);
  }

  /** Day on which the state was entered; empty for an area that was never in the register. */
  public Optional<LocalDate> entered() {
    LocalDate day = null;
    State state = State.NORMAL;
    for (Act act : acts) {
      if (act.to() != state) {
        day = act.on();
      }
      state = act.to();
    }
    return Optional.ofNullable(day);
  }
}
