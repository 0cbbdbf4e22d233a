package org.cluelake.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Devices of gangs that hold many cards at once, each card calling little. */
final class CardFarms {

  private static final int LEAST_CARDS = 5;
  private static final int WINDOW = 7 * Clock.DAY;

  private final Setting setting;
  private final Population population;
  private final List<FraudNumber> cards;

  CardFarms(Setting setting, Population population, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.cards = plan.numbers.stream().filter(n -> n.kind().equals(FraudNumber.FARM)).toList();
  }

  /** A few calls a card: to strangers, and among the cards to keep them alive. */
  void day(int day, List<Call> calls) {
    for (FraudNumber card : cards) {
      if (!card.isActive(day)) {
        continue;
      }
      Draw draw = setting.draw("farm", card.line().number().hashCode(), day);
      int count = draw.poisson(setting.knobs().handsets().farmCalls());
      for (int i = 0; i < count; i++) {
        int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 21 * Clock.HOUR);
        Line to =
            draw.chance(0.2)
                ? draw.pick(cards).line()
                : population.mainLine(population.anyone(draw));
        if (to == null || to.number().equals(card.line().number()) || to.fromDay() > day) {
          continue;
        }
        calls.add(
            draw.chance(0.6)
                ? Call.answered(at, card.line(), to, Math.min(55, (int) draw.logNormal(20, 0.8)))
                : Call.missed(at, card.line(), to));
      }
    }
  }

  /** Numbers that shared a handset with at least four others of a gang within seven days. */
  static List<SchemeRow> schemes(Iterable<NumberUse> uses) {
    Map<String, List<NumberUse>> byHandset = new LinkedHashMap<>();
    for (NumberUse use : uses) {
      if (!use.calls.isEmpty() && use.number.line().imei() != null) {
        byHandset.computeIfAbsent(use.number.line().imei(), i -> new ArrayList<>()).add(use);
      }
    }
    List<SchemeRow> rows = new ArrayList<>();
    for (List<NumberUse> shared : byHandset.values()) {
      Set<NumberUse> farm = new LinkedHashSet<>();
      for (NumberUse first : shared) {
        for (Call start : first.calls) {
          List<NumberUse> within =
              shared.stream().filter(u -> u.isUsed(start.at(), start.at() + WINDOW)).toList();
          if (within.size() >= LEAST_CARDS) {
            farm.addAll(within);
          }
        }
      }
      for (NumberUse use : farm) {
        String campaign = SchemeRow.campaign(use.number.campaign().index());
        String number = use.number.line().number();
        rows.add(new SchemeRow("T2", "number", number, use.first(), use.last(), campaign));
      }
    }
    return rows;
  }
}
