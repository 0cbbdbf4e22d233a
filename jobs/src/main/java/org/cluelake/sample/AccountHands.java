package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose phone and whose device stand behind an account: gangs leave their own phones with the banks
 * of accounts they bought and order with their own devices; helpers leave theirs for old people,
 * firms for their staff, and households share a device.
 */
final class AccountHands {

  private static final int HOUSEHOLD = 4;
  private static final int OLD = 62;

  private final Setting setting;
  private final Population population;
  private final Knobs.Hands knobs;
  private final Map<Integer, Contact> contacts = new HashMap<>();
  private final Map<Integer, Mule> mules = new HashMap<>();
  private final List<Set<String>> devices = new ArrayList<>();
  private final Set<Integer> gangPhones = new HashSet<>();
  private final Map<Integer, SchemeRow> found = new LinkedHashMap<>();
  private final Set<LookalikeRow> lookalikes = new LinkedHashSet<>();

  /** A phone left with a bank anew. */
  record Contact(String number, int day) {}

  AccountHands(Setting setting, Population population, FraudPlan plan, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().hands();
    plan.mules.forEach(m -> mules.put(m.account().index(), m));
    for (Gang gang : plan.gangs) {
      devices.add(Set.copyOf(gang.devices()));
      List<Mule> own = plan.mules.stream().filter(m -> m.gang() == gang.index()).toList();
      leavePhones(gang, own, registry);
    }
    for (County county : population.counties) {
      helpers(county.index());
    }
    population.enterprises(EnterpriseKind.EMPLOYER, -1).forEach(this::staff);
    households();
  }

  /** The phone an account's bank knows on a day. */
  String contact(Account account, int day) {
    Contact left = contacts.get(account.index());
    return left == null || left.day() > day ? account.contact() : left.number();
  }

  /** Day from which that phone is another one; {@link Subscription#NEVER} where it never is. */
  int changed(Account account) {
    Contact left = contacts.get(account.index());
    return left == null ? Subscription.NEVER : left.day();
  }

  private void leavePhones(Gang gang, List<Mule> own, Registry registry) {
    List<String> phones = new ArrayList<>();
    for (int i = 0; i < 1 + own.size() * knobs.gangPhoneShare() / knobs.accountsPerPhone(); i++) {
      Draw draw = setting.draw("gang phone", gang.index(), i);
      Person straw = population.adult(-1, draw);
      String number = registry.number(draw.chance(setting.knobs().coldCalls().virtualShare()));
      String type = straw.document().startsWith("Z") ? "passport" : "id_card";
      int opened = setting.firstDay() - draw.between(1, 400);
      phones.add(
          registry.card(number, type, straw.document(), opened, straw.county(), draw).number());
    }
    for (Mule mule : own) {
      Draw draw = setting.draw("mule phone", mule.account().index());
      if (draw.chance(knobs.gangPhoneShare())) {
        int day = Math.max(mule.fromDay(), setting.firstDay() + draw.between(1, 3));
        contacts.put(mule.account().index(), new Contact(draw.pick(phones), day));
        gangPhones.add(mule.account().index());
      }
    }
  }

  /** Somebody of the village leaves the own phone for old neighbours. */
  private void helpers(int county) {
    Draw draw = setting.draw("helper", county);
    int count = draw.poisson(knobs.helpersPerCounty());
    for (int i = 0; i < count; i++) {
      Person helper = population.adult(county, draw);
      Line line = population.mainLine(helper);
      int wanted = 2 + draw.poisson(knobs.helped());
      int day = draw.between(setting.firstDay() + 1, setting.lastDay());
      for (int j = 0; line != null && j < wanted; j++) {
        Person old = population.someone(county, draw);
        if (old.age() >= OLD) {
          leave(old, line.number(), day, "helper_phone");
        }
      }
    }
  }

  /** A firm opens accounts for its staff and leaves its own phone. */
  private void staff(Enterprise firm) {
    Draw draw = setting.draw("staff phone", firm.index());
    if (!draw.chance(knobs.firmPhoneShare())) {
      return;
    }
    int day = draw.between(setting.firstDay() + 1, setting.lastDay());
    int count = 3 + draw.poisson(6);
    for (int i = 0; i < count; i++) {
      leave(population.adult(firm.county(), draw), firm.lines().get(0).number(), day, "firm_phone");
    }
  }

  private void leave(Person person, String number, int day, String kind) {
    Account account = population.mainAccount(person);
    if (account != null
        && contacts.putIfAbsent(account.index(), new Contact(number, day)) == null) {
      lookalikes.add(LookalikeRow.account(kind, account));
    }
  }

  private void households() {
    Map<String, List<Account>> byDevice = new LinkedHashMap<>();
    for (Person person : population.people) {
      Account account = population.mainAccount(person);
      if (account != null) {
        byDevice.computeIfAbsent(person.device(), d -> new ArrayList<>()).add(account);
      }
    }
    byDevice.values().stream()
        .filter(own -> own.size() >= HOUSEHOLD)
        .forEach(
            own -> own.forEach(a -> lookalikes.add(LookalikeRow.account("household_device", a))));
  }

  /** Takes note of a day's orders: by gangs on their devices, by others on borrowed ones. */
  void observe(List<Ledger.Entry> entries) {
    for (Ledger.Entry entry : entries) {
      Transfer t = entry.transfer();
      if (t.payer() == null || t.device() == null) {
        continue;
      }
      Mule mule = mules.get(t.payer().index());
      if (mule == null) {
        if (t.payer().owner() >= 0 && !t.device().equals(t.payer().device())) {
          lookalikes.add(LookalikeRow.account("borrowed_device", t.payer()));
        }
      } else if (t.day() >= mule.fromDay() && isGangs(mule, t)) {
        note(mule, t.at());
      }
    }
  }

  private boolean isGangs(Mule mule, Transfer t) {
    int account = mule.account().index();
    return devices.get(mule.gang()).contains(t.device())
        || (gangPhones.contains(account) && contacts.get(account).day() <= t.day());
  }

  private void note(Mule mule, int at) {
    String gang = SchemeRow.gang(mule.gang());
    String number = mule.account().number();
    found.merge(
        mule.account().index(),
        new SchemeRow("B8", "account", number, at, at, gang),
        (a, b) ->
            new SchemeRow(
                "B8",
                "account",
                number,
                Math.min(a.from(), b.from()),
                Math.max(a.to(), b.to()),
                gang));
  }

  List<SchemeRow> schemes() {
    return List.copyOf(found.values());
  }

  List<LookalikeRow> lookalikes() {
    return List.copyOf(lookalikes);
  }
}
