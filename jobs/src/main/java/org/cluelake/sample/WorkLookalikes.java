package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** People and enterprises whose honest work or business looks like fraud. */
final class WorkLookalikes {

  private final Population population;
  private final List<Deals.Deal> deals;
  private final List<LookalikeRow> rows = new ArrayList<>();

  WorkLookalikes(Population population, List<Deals.Deal> deals) {
    this.population = population;
    this.deals = deals;
  }

  List<LookalikeRow> rows() {
    for (Person p : population.people) {
      String kind = p.role().name().toLowerCase(Locale.ROOT);
      switch (p.role()) {
        case COURIER, DRIVER -> number(kind, population.mainLine(p));
        case SALES_AGENT, PROMOTER ->
            population.furtherLines(p).stream().limit(1).forEach(l -> number(kind, l));
        case ORGANISER, AGENT, BROKER, CONTRACTOR, VENDOR ->
            rows.add(LookalikeRow.account(kind, population.secondAccount(p)));
        case LANDLORD -> rows.add(LookalikeRow.account(kind, population.mainAccount(p)));
        default -> {}
      }
    }
    for (Enterprise e : population.enterprises) {
      String kind = e.kind().name().toLowerCase(Locale.ROOT);
      switch (e.kind()) {
        case CALL_CENTRE -> e.lines().forEach(l -> number(kind, l));
        case EMPLOYER, SCHOOL, MERCHANT -> rows.add(LookalikeRow.account(kind, e.account()));
        default -> {}
      }
    }
    for (Deals.Deal deal : deals) {
      if (!deal.payments().isEmpty() && deal.payments().get(0).day() >= 0) {
        rows.add(new LookalikeRow("deal", "person", Truth.person(deal.buyer())));
      }
    }
    return rows;
  }

  private void number(String kind, Line line) {
    if (line != null) {
      rows.add(LookalikeRow.number(kind, line.number()));
    }
  }
}
