package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Visits of a gang's pages and apps: people about to pay, people drawn in who never pay, and the
 * curious who only look.
 */
final class DrawnIn {

  private static final int RETURNS = 3;

  private final Setting setting;
  private final Population population;
  private final Knobs.Web knobs;
  private final Map<Integer, List<WebHit>> byDay = new HashMap<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> curious = new ArrayList<>();

  DrawnIn(Setting setting, Population population, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().web();
    for (Victim victim : plan.victims) {
      Draw draw = setting.draw("drawn in", victim.person.index());
      if (draw.chance(victim.byPhone ? knobs.calledShare() : knobs.onlineShare())) {
        story(victim, draw);
      }
    }
    double size = Math.min(1, setting.spec().scale() * 4);
    for (Campaign campaign : plan.campaigns) {
      Draw draw = setting.draw("onlookers", campaign.index());
      int unpaid = draw.poisson(knobs.unpaid() * size);
      for (int i = 0; i < unpaid; i++) {
        Line line = someone(campaign, draw);
        int day = draw.between(campaign.fromDay(), campaign.toDay());
        visits(line, campaign, moment(day, draw), day + draw.between(0, 3), true, draw);
      }
      int looks = draw.poisson(knobs.curious() * size);
      for (int i = 0; i < looks; i++) {
        Line line = someone(campaign, draw);
        look(line, campaign, draw);
      }
    }
  }

  /** Up to three looks on one day, or two on two. */
  private void look(Line line, Campaign campaign, Draw draw) {
    int at = moment(draw.between(campaign.fromDay(), campaign.toDay()), draw);
    int times = 1 + draw.weighted(5, 3, 2);
    boolean again = times == 2 && draw.chance(0.5);
    for (int i = 0; i < times; i++) {
      int then = at + i * (again ? Clock.DAY : draw.between(60, 280));
      if (delivered(then)) {
        keep(WebHit.visit(then, line.number(), Sites.domain(campaign), draw.between(1, 4)));
        curious.add(LookalikeRow.number("curious", line.number()));
      }
    }
  }

  List<WebHit> day(int day) {
    return byDay.getOrDefault(day, List.of());
  }

  List<SchemeRow> schemes() {
    return schemes;
  }

  /** People who only look. */
  List<LookalikeRow> lookalikes() {
    return curious;
  }

  /** From the first contact until after the last payment; installs and registers before paying. */
  private void story(Victim victim, Draw draw) {
    int pays = victim.payments.isEmpty() ? Trip.NEVER : victim.payments.get(0).at();
    int contact = victim.talks.isEmpty() ? pays : victim.talks.get(0).end();
    if (contact == Trip.NEVER) {
      return;
    }
    int lead = (int) (draw.logNormal(knobs.leadHours(), 0.9) * Clock.HOUR);
    int from = victim.byPhone ? contact + draw.between(60, 2400) : pays - lead;
    int last =
        victim.payments.isEmpty()
            ? from + draw.between(0, 2) * Clock.DAY
            : victim.payments.get(victim.payments.size() - 1).at();
    if (victim.byPhone && pays < from) {
      from = pays - draw.between(120, 1200);
    }
    visits(victim.line, victim.campaign, from, Math.floorDiv(last, Clock.DAY), false, draw);
  }

  private void visits(
      Line line, Campaign campaign, int from, int lastDay, boolean unpaid, Draw draw) {
    List<WebHit> hits = new ArrayList<>();
    String domain = Sites.domain(campaign);
    int at = from;
    hits.add(WebHit.visit(at, line.number(), domain, draw.between(1, 5)));
    boolean installs = draw.chance(unpaid ? knobs.installShare() / 2 : knobs.installShare());
    String app = campaign.gang().app();
    if (installs) {
      at += draw.between(90, 1500);
      hits.add(new WebHit(at, line.number(), app, true, WebHit.INSTALL, 1));
    }
    if (draw.chance(unpaid ? knobs.registerShare() / 2 : knobs.registerShare())) {
      at += draw.between(60, 900);
      String name = installs ? app : domain;
      hits.add(new WebHit(at, line.number(), name, installs, WebHit.REGISTER, 1));
    }
    int first = Math.floorDiv(from, Clock.DAY);
    for (int day = first; day <= Math.min(lastDay, first + 10); day++) {
      int times = draw.poisson(day == first ? 0.6 : 1.4);
      for (int i = 0; i < times; i++) {
        int again = Math.max(at + 60, moment(day, draw));
        String name = installs ? app : domain;
        hits.add(
            new WebHit(again, line.number(), name, installs, WebHit.VISIT, draw.between(1, 9)));
      }
    }
    hits.removeIf(h -> !delivered(h.at()));
    hits.forEach(this::keep);
    judge(line, campaign, hits);
  }

  /** Truth where the page was used: installed, registered, or visited again on another day. */
  private void judge(Line line, Campaign campaign, List<WebHit> hits) {
    boolean used = hits.stream().anyMatch(h -> !h.action().equals(WebHit.VISIT));
    long days = hits.stream().mapToInt(WebHit::day).distinct().count();
    if (used || (hits.size() >= RETURNS && days >= 2)) {
      int from = hits.stream().mapToInt(WebHit::at).min().orElseThrow();
      int to = hits.stream().mapToInt(WebHit::at).max().orElseThrow();
      schemes.add(
          new SchemeRow(
              "V4", "number", line.number(), from, to, SchemeRow.campaign(campaign.index())));
    }
  }

  private Line someone(Campaign campaign, Draw draw) {
    Person person = population.reachable(draw);
    for (int i = 0; i < 12; i++) {
      Line line = population.mainLine(person);
      if (line != null && line.fromDay() < 0 && campaign.isAimedAt(person, draw)) {
        break;
      }
      person = population.reachable(draw);
    }
    return population.mainLine(person);
  }

  private void keep(WebHit hit) {
    byDay.computeIfAbsent(hit.day(), d -> new ArrayList<>()).add(hit);
  }

  private boolean delivered(int at) {
    return at >= 0 && at < setting.spec().days() * Clock.DAY;
  }

  private static int moment(int day, Draw draw) {
    return day * Clock.DAY + draw.between(8 * Clock.HOUR, 23 * Clock.HOUR);
  }
}
