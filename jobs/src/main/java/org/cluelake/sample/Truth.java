package org.cluelake.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** What really happened, in plain identities: for evaluation, never for the pipeline. */
final class Truth {

  private static final int FAN = 4;
  private static final int FAN_WINDOW = 3 * Clock.DAY;

  private final Setting setting;
  private final Population population;
  private final FraudPlan plan;
  private final CaseFiles cases;
  private final List<Deals.Deal> deals;
  private final Clock clock;
  private final TruthRows rows;
  private final Map<String, NumberUse> numbers = new LinkedHashMap<>();
  private final Map<Integer, MuleUse> accounts = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new TreeMap<>();

  Truth(
      Setting setting,
      Population population,
      FraudPlan plan,
      CaseFiles cases,
      List<Deals.Deal> deals) {
    this.setting = setting;
    this.population = population;
    this.plan = plan;
    this.cases = cases;
    this.deals = deals;
    this.clock = setting.clock();
    this.rows = new TruthRows(plan, cases, clock);
    plan.numbers.forEach(n -> numbers.put(n.line().number(), new NumberUse(n)));
    plan.mules.forEach(m -> accounts.put(m.account().index(), new MuleUse(m)));
  }

  /** Takes note of what a day delivered on the gangs' numbers and accounts. */
  void observe(List<Call> calls, List<Message> messages, List<Ledger.Entry> entries) {
    for (Message message : messages) {
      NumberUse use = numbers.get(message.sender());
      if (use != null) {
        use.wrote(message);
      }
    }
    for (Call call : calls) {
      NumberUse use = numbers.get(call.from().number());
      if (use != null && call.from() == use.number.line()) {
        use.calls.add(call);
      }
    }
    for (Ledger.Entry entry : entries) {
      Transfer t = entry.transfer();
      if (plan.camouflage.contains(t)) {
        continue;
      }
      if (t.isSettled() && t.payee() != null && accounts.containsKey(t.payee().index())) {
        accounts.get(t.payee().index()).add(t);
      }
      if (t.isSettled() && t.payer() != null && accounts.containsKey(t.payer().index())) {
        accounts.get(t.payer().index()).add(t);
      }
    }
  }

  /**
   * What the parts of the nation tell beside the gangs' calls and accounts.
   *
   * @param schemes rows of schemes, in any window
   * @param lookalikes innocent entities
   */
  record Further(List<SchemeRow> schemes, List<LookalikeRow> lookalikes) {}

  Map<String, Integer> write(Path folder, Dirt dirt, Sold sold, Further further) {
    List<String> schemes = schemes();
    CardFarms.schemes(numbers.values()).forEach(s -> scheme(schemes, s));
    Gateways.schemes(numbers.values()).forEach(s -> scheme(schemes, s));
    RingCalls.schemes(numbers.values()).forEach(s -> scheme(schemes, s));
    FreshCards.schemes(numbers.values()).forEach(s -> scheme(schemes, s));
    DormantBursts.schemes(accounts.values(), sold).forEach(s -> scheme(schemes, s));
    further.schemes().forEach(s -> scheme(schemes, s));
    write(folder, "scheme", "scenario,entity_kind,entity,from,to,campaign", schemes);
    write(
        folder,
        "victim",
        "person,number,account,campaign,fraud_type,by_phone,first_contact,last_contact,"
            + "first_payment,last_payment,paid,payments,case_id,accepted_at",
        rows.victims());
    write(
        folder,
        "fraud_number",
        "number,campaign,gang,kind,origin,first_call,last_call,calls,answered",
        numbers.values().stream().filter(u -> !u.calls.isEmpty()).map(rows::row).toList());
    write(
        folder,
        "mule_account",
        "account,gang,campaign,layer,origin,from_day,frozen_on,paid_in,paid_out,payers,payees",
        accounts.values().stream().filter(u -> !u.transfers.isEmpty()).map(rows::row).toList());
    List<LookalikeRow> innocent = new WorkLookalikes(population, deals).rows();
    innocent.addAll(further.lookalikes());
    write(
        folder,
        "lookalike",
        "kind,entity_kind,entity",
        innocent.stream().map(l -> row(l.kind(), l.entityKind(), l.entity())).distinct().toList());
    write(
        folder,
        "series",
        "case_id,series",
        cases.files().stream()
            .filter(f -> f.victim() != null && f.accepted() <= setting.lastDay())
            .map(f -> row(f.id(), SchemeRow.gang(f.victim().campaign.gang().index())))
            .toList());
    write(
        folder,
        "person",
        "person,age_band",
        population.people.stream().map(p -> row(person(p), ageBand(p.age()))).toList());
    write(
        folder,
        "population",
        "kind,count",
        List.of(
            row("person", population.people.size()), row("account", population.accounts.size())));
    write(
        folder,
        "dirt",
        "feed,file,line,kind",
        dirt.spots().stream().map(s -> row(s.feed(), s.file(), s.line(), s.kind())).toList());
    return sizes;
  }

  private List<String> schemes() {
    List<String> rows = new ArrayList<>();
    for (Victim victim : plan.victims) {
      schemes(victim, rows);
    }
    for (NumberUse use : numbers.values()) {
      if (use.number.kind().equals(FraudNumber.BURST) && !use.calls.isEmpty()) {
        scheme(
            rows,
            "T3",
            "number",
            use.number.line().number(),
            use.first(),
            use.last(),
            use.number.campaign().index());
      }
    }
    for (NumberUse use : numbers.values()) {
      if (!use.mass.isEmpty()) {
        scheme(
            rows,
            "T10",
            "number",
            use.number.line().number(),
            use.mass.stream().mapToInt(Message::at).min().orElseThrow(),
            use.mass.stream().mapToInt(Message::at).max().orElseThrow(),
            use.number.campaign().index());
      }
    }
    for (MuleUse use : accounts.values()) {
      String account = use.mule.account().number();
      if (use.fan(FAN_WINDOW) >= FAN) {
        scheme(rows, "B1", "account", account, use.first(), use.last(), use.mule.campaign());
      }
      if (use.passesThrough()) {
        scheme(rows, "B2", "account", account, use.first(), use.last(), use.mule.campaign());
      }
    }
    return rows;
  }

  private void schemes(Victim victim, List<String> rows) {
    List<Call> talks = victim.talks.stream().filter(c -> delivered(c.at())).toList();
    List<Transfer> paid = victim.payments.stream().filter(t -> delivered(t.at())).toList();
    int campaign = victim.campaign.index();
    if (!talks.isEmpty()) {
      int from = talks.stream().mapToInt(Call::at).min().orElseThrow();
      int to = talks.stream().mapToInt(Call::end).max().orElseThrow();
      scheme(rows, "V1", "number", victim.line.number(), from, to, campaign);
    }
    int firstTalk = Integer.MAX_VALUE;
    int lastPaid = Integer.MIN_VALUE;
    for (Transfer t : paid) {
      for (Call c : talks) {
        if (c.end() <= t.at() && t.at() - c.end() <= Clock.DAY) {
          firstTalk = Math.min(firstTalk, c.at());
          lastPaid = Math.max(lastPaid, t.at());
        }
      }
    }
    if (lastPaid > Integer.MIN_VALUE) {
      scheme(rows, "V2", "person", person(victim.person), firstTalk, lastPaid, campaign);
    }
    Map<String, int[]> payers = new LinkedHashMap<>();
    for (Transfer t : paid) {
      int[] span = payers.computeIfAbsent(t.payer().number(), p -> new int[] {t.at(), t.at()});
      span[0] = Math.min(span[0], t.at());
      span[1] = Math.max(span[1], t.at());
    }
    payers.forEach(
        (payer, span) -> scheme(rows, "V3", "account", payer, span[0], span[1], campaign));
  }

  private void scheme(List<String> rows, SchemeRow s) {
    int end = setting.spec().days() * Clock.DAY - 1;
    if (s.to() >= 0 && s.from() <= end) {
      int from = Math.max(0, s.from());
      int to = Math.min(end, s.to());
      scheme(rows, s.scenario(), s.kind(), s.entity(), from, to, s.campaign());
    }
  }

  private void scheme(
      List<String> rows, String id, String kind, String entity, int from, int to, int campaign) {
    scheme(rows, id, kind, entity, from, to, SchemeRow.campaign(campaign));
  }

  private void scheme(
      List<String> rows, String id, String kind, String entity, int from, int to, String label) {
    sizes.merge("scheme." + id, 1, Integer::sum);
    rows.add(row(id, kind, entity, clock.timeText(from), clock.timeText(to), label));
  }

  /** As the region reference has them; for judging alone, no delivered row of a person has any. */
  private static String ageBand(int age) {
    return age < 16 ? "0-15" : age < 36 ? "16-35" : age < 60 ? "36-59" : "60+";
  }

  private boolean delivered(int at) {
    return at >= 0 && at < setting.spec().days() * Clock.DAY;
  }

  static String person(Person person) {
    return (person.document().startsWith("Z") ? "passport:" : "id_card:") + person.document();
  }

  /** A line of values. */
  static String row(Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(text.isEmpty() ? "" : ",").append(value);
    }
    return text.toString();
  }

  private void write(Path folder, String name, String header, List<String> rows) {
    sizes.put(name, rows.size());
    try {
      Files.createDirectories(folder);
      String text = header + "\n" + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n");
      Files.writeString(folder.resolve(name + ".csv"), text);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "sample: truth %s cannot be written; check the disk", name);
    }
  }
}
