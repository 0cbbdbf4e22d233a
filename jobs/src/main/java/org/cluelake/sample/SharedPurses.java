package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Round sums of many that a few gather by turns and hand on, as a gang's motorcade does. Parents or
 * a club's members pay a fee, the same for all, to whoever has opened an account for it; donors
 * give what they like to a family in need, mostly through accounts long in use.
 */
final class SharedPurses {

  private static final int LEAST_COLLECTORS = 3;
  private static final int LEAST_MEMBERS = 8;
  private static final int[] FEES = {200, 300, 500, 800};

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final Knobs.Purses knobs;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  SharedPurses(Setting setting, Population population, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.knobs = setting.knobs().purses();
    for (County county : population.counties) {
      Draw draw = setting.draw("shared purse", county.index());
      if (draw.chance(knobs.feeShare())) {
        fees(county.index(), draw);
      }
      if (draw.chance(knobs.donationShare())) {
        donations(county.index(), draw);
      }
    }
  }

  List<Transfer> transfers() {
    return transfers;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void fees(int county, Draw draw) {
    Account teacher = population.mainAccount(population.adult(county, draw));
    int fee = FEES[draw.between(0, FEES.length - 1)];
    int day = draw.between(0, setting.lastDay());
    int count = LEAST_COLLECTORS + draw.poisson(1);
    for (int i = 0; i < count; i++) {
      Account own = opened(population.adult(county, draw), day - draw.between(0, 3), draw);
      double[] sums = new double[LEAST_MEMBERS + draw.poisson(knobs.members())];
      for (int k = 0; k < sums.length; k++) {
        boolean isForTwo = draw.chance(0.08);
        sums[k] = isForTwo ? 2 * fee : fee;
      }
      gather(own, teacher, sums, day, county, draw);
      lookalikes.add(LookalikeRow.account("fee_collector", own));
    }
  }

  private void donations(int county, Draw draw) {
    Account family = population.mainAccount(population.adult(county, draw));
    int day = draw.between(0, setting.lastDay());
    int count = LEAST_COLLECTORS + draw.poisson(1);
    for (int i = 0; i < count; i++) {
      Person collector = population.adult(county, draw);
      boolean isForThis = draw.chance(knobs.newAccountShare());
      Account own =
          isForThis
              ? opened(collector, day - draw.between(0, 3), draw)
              : population.mainAccount(collector);
      double[] sums = new double[LEAST_MEMBERS + draw.poisson(knobs.members())];
      for (int k = 0; k < sums.length; k++) {
        double yuan = draw.logNormal(knobs.gift(), 0.9);
        boolean isRound = draw.chance(0.7);
        sums[k] = isRound ? Math.ceil(yuan / 100) * 100 : Math.ceil(yuan);
      }
      gather(own, family, sums, day, county, draw);
      lookalikes.add(LookalikeRow.account("donation_collector", own));
    }
  }

  private Account opened(Person owner, int day, Draw draw) {
    Line line = population.mainLine(owner);
    double yuan = draw.logNormal(setting.knobs().money().secondOpeningMedian(), 1.2);
    String contact = line == null ? null : line.number();
    return registry.account(owner, "debit", day, owner.county(), contact, yuan, draw);
  }

  /** Sums come in over one to three days; each evening what came is handed on whole. */
  private void gather(
      Account own, Account payee, double[] sums, int firstDay, int county, Draw draw) {
    int lastDay = Math.min(setting.lastDay(), firstDay + draw.between(0, 2));
    double[] evening = new double[lastDay - firstDay + 1];
    for (double sum : sums) {
      int day = draw.between(firstDay, lastDay);
      int at = day * Clock.DAY + draw.between(8 * Clock.HOUR, 20 * Clock.HOUR);
      Account payer = population.mainAccount(population.adult(county, draw));
      if (payer.owner() != own.owner()) {
        transfers.add(Transfer.of(at, payer, own, sum, "mobile", null).asPlanned());
        evening[day - firstDay] += sum;
      }
    }
    for (int day = firstDay; day <= lastDay; day++) {
      double yuan = evening[day - firstDay];
      if (yuan > 0 && payee.owner() != own.owner()) {
        int at = day * Clock.DAY + draw.between(20 * Clock.HOUR, 22 * Clock.HOUR);
        transfers.add(Transfer.of(at, own, payee, yuan, "mobile", null).asPlanned());
      }
    }
  }
}
