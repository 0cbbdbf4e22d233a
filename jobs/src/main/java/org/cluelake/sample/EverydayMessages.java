package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Codes, notices, adverts and personal messages of ordinary life. */
final class EverydayMessages {

  private static final int PORTS = 60;
  private static final int BRANDS = 90;

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Trips trips;
  private final Knobs.Messages knobs;

  EverydayMessages(
      Setting setting, Population population, Acquaintances acquaintances, Trips trips) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.trips = trips;
    this.knobs = setting.knobs().messages();
  }

  void day(int day, List<WebHit> hits, List<Message> messages) {
    boolean workday = LunarCalendar.isWorkday(setting.clock().date(day));
    for (Person person : population.people) {
      Line line = population.mainLine(person);
      if (line == null || line.fromDay() > day) {
        continue;
      }
      Draw draw = setting.draw("messages", person.index(), day);
      int from = messages.size();
      service(line, day, draw, messages);
      personal(person, line, day, draw, messages);
      boolean cold = person.role() == Role.SALES_AGENT || person.role() == Role.PROMOTER;
      if (cold && workday && draw.chance(knobs.sellerDayShare())) {
        offers(person, day, draw, messages);
      }
      boolean off = trips.at(person.index(), day * Clock.DAY + Clock.DAY / 2) != null;
      for (int i = from; i < messages.size(); i++) {
        if (draw.chance(off ? 0.3 : knobs.lostShare())) {
          messages.set(i, messages.get(i).lost());
        }
      }
    }
    for (WebHit hit : hits) {
      if (hit.action().equals(WebHit.REGISTER)) {
        messages.add(registration(hit));
      }
    }
  }

  private void service(Line line, int day, Draw draw, List<Message> messages) {
    int codes = draw.poisson(knobs.codeMean());
    for (int i = 0; i < codes; i++) {
      int port = draw.between(0, PORTS - 1);
      messages.add(fromPort(port, line, day, Message.CODE, port * 4L, null, draw));
    }
    int notices = draw.poisson(knobs.noticeMean());
    for (int i = 0; i < notices; i++) {
      int port = draw.between(0, PORTS - 1);
      long kind = draw.between(1, 3);
      String link = draw.chance(0.2) ? "brand-" + port + ".example" : null;
      messages.add(fromPort(port, line, day, Message.NOTICE, port * 4L + kind, link, draw));
    }
    int adverts = draw.poisson(knobs.advertMean());
    for (int i = 0; i < adverts; i++) {
      int brand = draw.between(0, BRANDS - 1);
      String link = draw.chance(0.6) ? "brand-" + brand + ".example" : null;
      String judged = draw.chance(knobs.misjudgedShare()) ? Message.SUSPECTED : Message.ADVERTISING;
      long words = 1000L + brand * 31L + day / 3;
      messages.add(fromPort(PORTS + brand, line, day, judged, words, link, draw));
    }
  }

  private Message fromPort(
      int port, Line to, int day, String judged, long words, String link, Draw draw) {
    int at = day * Clock.DAY + (int) (draw.between(7.0, 22.5) * Clock.HOUR);
    String platform = "platform_" + (char) ('a' + port % 6);
    return new Message(
        at,
        Identities.port(port),
        to.number(),
        true,
        Draw.mix(words),
        judged,
        link,
        platform,
        Line.DOMESTIC);
  }

  private void personal(Person person, Line line, int day, Draw draw, List<Message> messages) {
    int count = draw.poisson(knobs.personalMean());
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(acquaintances.known(person, draw));
      int at = day * Clock.DAY + (int) (draw.between(7.0, 23.0) * Clock.HOUR);
      if (to == null || to.number().equals(line.number()) || to.fromDay() > day) {
        continue;
      }
      messages.add(Message.personal(at, line.number(), to.number()));
      if (draw.chance(0.5)) {
        messages.add(Message.personal(at + draw.between(30, 3000), to.number(), line.number()));
      }
    }
  }

  /** Sales people write to strangers from their own cards, always the same words, with a link. */
  private void offers(Person person, int day, Draw draw, List<Message> messages) {
    List<Line> lines = population.furtherLines(person);
    if (lines.isEmpty() || lines.get(0).fromDay() > day) {
      return;
    }
    Line line = lines.get(0);
    int campaign = person.index() % 40;
    int count = draw.poisson(knobs.offersPerDay());
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(population.anyone(draw));
      if (to == null || to.number().equals(line.number())) {
        continue;
      }
      String judged =
          new String[] {Message.ADVERTISING, Message.OTHER, Message.NOTICE, Message.SUSPECTED}
              [draw.weighted(6, 2, 1, 1)];
      messages.add(
          new Message(
              day * Clock.DAY + (int) (draw.between(9.0, 19.0) * Clock.HOUR),
              line.number(),
              to.number(),
              true,
              Draw.mix(90_000L + campaign),
              judged,
              draw.chance(0.7) ? "offer-" + campaign + ".example" : null,
              null,
              Line.DOMESTIC));
    }
  }

  /** The code that follows a registration, whoever runs the page. */
  private Message registration(WebHit hit) {
    Draw draw = setting.draw("registration", hit.number().hashCode(), hit.at());
    int port = 9000 + Math.floorMod(hit.name().hashCode(), 40);
    return new Message(
        hit.at() + draw.between(2, 50),
        Identities.port(port),
        hit.number(),
        true,
        Draw.mix(hit.name().hashCode()),
        Message.CODE,
        null,
        "platform_" + (char) ('a' + port % 6),
        Line.DOMESTIC);
  }

  /** Messages of a machine's card to whoever runs it. */
  void machines(int day, List<Message> messages) {
    for (Machine machine : population.machines) {
      Draw draw = setting.draw("machine message", machine.index(), day);
      int notices = draw.poisson(setting.knobs().machines().carrierNoticeMean());
      for (int i = 0; i < notices; i++) {
        messages.add(fromPort(0, machine.line(), day, Message.NOTICE, 3, null, draw));
      }
      int count = machine.soldSms() ? draw.poisson(knobs.machineMean()) : 0;
      for (int i = 0; i < count; i++) {
        int at = day * Clock.DAY + draw.between(0, Clock.DAY - 1);
        boolean asked = draw.chance(0.3);
        String port = Identities.port(Identities.FIRST_PORT_OF_MACHINES + machine.county() % 500);
        String number = machine.line().number();
        List<String> ends = asked ? List.of(port, number) : List.of(number, port);
        messages.add(
            new Message(
                at,
                ends.get(0),
                ends.get(1),
                true,
                Draw.mix(70_000 + machine.industry().ordinal()),
                Message.OTHER,
                null,
                null,
                Line.DOMESTIC));
      }
    }
  }

  static List<Message> ofDay(int day, List<Message> messages) {
    List<Message> own = new ArrayList<>(messages);
    own.removeIf(m -> m.day() != day);
    return own;
  }
}
