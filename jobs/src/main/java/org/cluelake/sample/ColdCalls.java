package org.cluelake.sample;

import java.util.List;
import java.util.function.Supplier;

/**
 * A day of calling strangers from one card. Honest sales agents and gangs' burst callers draw from
 * the same habits: that is what makes a number's daily figures plain life.
 */
final class ColdCalls {

  private final Setting setting;
  private final ColdCallKnobs knobs;

  ColdCalls(Setting setting) {
    this.setting = setting;
    this.knobs = setting.knobs().coldCalls();
  }

  /**
   * The hours of a day in which a card calls.
   *
   * @param from seconds since the first day's midnight
   * @param to seconds since the first day's midnight
   */
  record Block(int from, int to) {
    int moment(Draw draw) {
      return draw.between(from, to);
    }
  }

  Block block(Line line, int day) {
    Draw draw = setting.draw("cold block", line.number().hashCode(), day);
    int from = day * Clock.DAY + (int) (draw.between(8.5, 15.5) * Clock.HOUR);
    int length = (int) (draw.logNormal(knobs.blockHours(), 0.35) * Clock.HOUR);
    return new Block(from, Math.min(from + length, day * Clock.DAY + 21 * Clock.HOUR));
  }

  /** Adds the day's calls; interest is the share of answered calls that turn into long talks. */
  void day(
      Line line, int day, Supplier<Line> callees, double interest, Draw draw, List<Call> calls) {
    Draw nature = setting.draw("cold nature", line.number().hashCode());
    double answerRate = clip(nature.gaussian(knobs.answerRate(), knobs.answerSpread()));
    double shortShare = clip(nature.gaussian(knobs.shortShare(), knobs.shortSpread()));
    double vacant = nature.between(0.01, 0.12);
    Block block = block(line, day);
    int attempts =
        (int)
            Math.max(
                6, Math.min(170, draw.logNormal(knobs.attemptsMedian(), knobs.attemptsSigma())));
    for (int i = 0; i < attempts; i++) {
      int at = block.moment(draw);
      Line to =
          draw.chance(vacant)
              ? Line.unserved(Identities.mobile(150_000_000L + draw.between(0, 40_000_000)))
              : callees.get();
      if (to == null || to.number().equals(line.number()) || to.fromDay() > day) {
        continue;
      }
      attempt(at, line, to, answerRate, shortShare, interest, draw, calls);
    }
  }

  private void attempt(
      int at,
      Line line,
      Line to,
      double answerRate,
      double shortShare,
      double interest,
      Draw draw,
      List<Call> calls) {
    if (!to.served() || !draw.chance(answerRate)) {
      calls.add(Call.missed(at, line, to));
      if (draw.chance(0.10)) {
        calls.add(Call.missed(at + draw.between(300, 5400), line, to));
      }
    } else if (draw.chance(interest)) {
      calls.add(Call.answered(at, line, to, (int) draw.logNormal(200, 0.8)));
    } else {
      int seconds =
          draw.chance(shortShare)
              ? draw.between(2, 15)
              : Math.min(55, (int) draw.logNormal(26, 0.5));
      calls.add(Call.answered(at, line, to, seconds));
    }
    if (to.served() && draw.chance(knobs.callBackShare())) {
      int back = at + draw.between(120, 3 * Clock.HOUR);
      calls.add(
          draw.chance(0.7)
              ? Call.answered(back, to, line, Math.min(50, (int) draw.logNormal(20, 0.7)))
              : Call.missed(back, to, line));
    }
  }

  private static double clip(double share) {
    return Math.max(0.08, Math.min(0.95, share));
  }
}
