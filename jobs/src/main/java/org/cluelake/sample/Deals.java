package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Honest business between strangers: a house, a used car, a repair; talks with an unknown number,
 * then one or more payments to somebody never paid before. Some end in a dispute.
 */
final class Deals {

  /**
   * One deal.
   *
   * @param buyer pays
   * @param seller is paid
   * @param calls talks before and between the payments
   * @param payments to the seller, one or more, often growing
   * @param disputed whether the buyer goes to the police with it
   */
  record Deal(
      Person buyer, Person seller, List<Call> calls, List<Transfer> payments, boolean disputed) {}

  private final Setting setting;
  private final Population population;
  private final Sold sold;
  private final MoneyKnobs knobs;

  Deals(Setting setting, Population population, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.sold = sold;
    this.knobs = setting.knobs().money();
  }

  List<Deal> deals() {
    List<Deal> deals = new ArrayList<>();
    for (Person buyer : population.people) {
      if (!buyer.isAdult() || population.mainAccount(buyer) == null) {
        continue;
      }
      double nature = setting.draw("trades", buyer.index()).logNormal(0.75, 0.8);
      for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
        Draw draw = setting.draw("deal", buyer.index(), day);
        if (draw.chance(knobs.dealMean() * nature)) {
          deals.add(deal(buyer, day, draw));
        }
      }
    }
    return deals;
  }

  private Deal deal(Person buyer, int day, Draw draw) {
    Person seller = population.adult(draw.chance(0.6) ? buyer.county() : -1, draw);
    Account payee = payee(seller, draw);
    List<Call> calls = new ArrayList<>();
    int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
    boolean talks = draw.chance(knobs.dealCallShare());
    int talkCount = talks ? 1 + draw.poisson(1.1) : 0;
    for (int i = 0; i < talkCount; i++) {
      talk(buyer, seller, at, draw, calls);
      at = Clock.awake(at + (int) (draw.logNormal(1.5, 1.2) * Clock.HOUR), draw);
    }
    int count = 1 + draw.weighted(60, 20, 12, 8);
    double total = draw.logNormal(knobs.dealMedian() * count, knobs.dealSigma());
    double step = draw.between(1.0, 2.4);
    double weights = 0;
    for (int i = 0; i < count; i++) {
      weights += StrictMath.pow(step, i);
    }
    List<Transfer> payments = new ArrayList<>();
    int moment = Clock.awake(at + (int) (draw.logNormal(3, 1.1) * Clock.HOUR), draw);
    for (int i = 0; i < count && population.mainAccount(buyer).owner() != payee.owner(); i++) {
      double yuan = total * StrictMath.pow(step, i) / weights;
      payments.add(
          Transfer.of(
                  moment,
                  population.mainAccount(buyer),
                  payee,
                  PassOn.round(Math.round(yuan * 100) + 1) / 100.0,
                  "mobile",
                  draw.chance(0.35) ? "purchase" : null)
              .asPlanned());
      if (talks && draw.chance(0.4)) {
        talk(buyer, seller, moment + draw.between(600, 2 * Clock.HOUR), draw, calls);
      }
      moment = Clock.awake(moment + (int) (draw.logNormal(7, 1.3) * Clock.HOUR), draw);
    }
    return new Deal(
        buyer,
        seller,
        calls,
        payments,
        !payments.isEmpty() && draw.chance(knobs.disputeShare()) && day >= 0);
  }

  private Account payee(Person seller, Draw draw) {
    Account second = population.secondAccount(seller);
    return second != null && second.opened() < 0 && !sold.isOutOfUse(second) && draw.chance(0.4)
        ? second
        : population.mainAccount(seller);
  }

  private void talk(Person buyer, Person seller, int at, Draw draw, List<Call> calls) {
    Line one = population.mainLine(buyer);
    Line other = population.mainLine(seller);
    if (one == null || other == null || one.number().equals(other.number())) {
      return;
    }
    boolean outgoing = draw.chance(0.35);
    int seconds = (int) Math.min(5400, draw.logNormal(210, 1.0));
    calls.add(
        Call.answered(
            Clock.awake(at, draw), outgoing ? one : other, outgoing ? other : one, seconds));
  }
}
