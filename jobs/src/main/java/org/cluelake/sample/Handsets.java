package org.cluelake.sample;

import java.util.IdentityHashMap;
import java.util.Map;

/** Which handset a line is in: two cards in one phone, phones handed down in a household. */
final class Handsets {

  private static final long LATER = 300_000_000L;

  private record Change(int day, String imei) {}

  private final Map<Line, Change> changes = new IdentityHashMap<>();

  Handsets(Setting setting, Population population) {
    Knobs.Handsets knobs = setting.knobs().handsets();
    for (Person person : population.people) {
      Line main = population.mainLine(person);
      boolean cold = person.role() == Role.SALES_AGENT || person.role() == Role.PROMOTER;
      if (main == null) {
        continue;
      }
      Draw draw = setting.draw("handset", person.index());
      if (!cold && draw.chance(knobs.dualShare())) {
        for (Line further : population.furtherLines(person)) {
          changes.put(further, new Change(Integer.MIN_VALUE, main.imei()));
        }
      }
      if (draw.chance(knobs.handedDownShare())) {
        int day = draw.between(0, setting.lastDay());
        Line heir = population.mainLine(draw.pick(population.household(person)));
        changes.put(main, new Change(day, Identities.imei(LATER + person.index())));
        if (heir != null && heir != main) {
          changes.put(heir, new Change(day + 1, main.imei()));
        }
      }
    }
  }

  /** The handset a line is in on a day, or null. */
  String imei(Line line, int day) {
    Change change = changes.get(line);
    return change != null && day >= change.day() ? change.imei() : line.imei();
  }
}
