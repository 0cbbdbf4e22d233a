package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** A day's calls, messages, hits and machines, which count one another. */
final class Contacts {

  /** Adds a day's calls. */
  @FunctionalInterface
  interface Callers {
    void day(int day, List<Call> calls);
  }

  /** Adds a day's messages. */
  @FunctionalInterface
  interface Writers {
    void day(int day, List<Message> messages);
  }

  /**
   * One day.
   *
   * @param calls calls, some of which begin after midnight
   * @param messages messages of the day
   * @param hits hits on listed names
   */
  record Day(List<Call> calls, List<Message> messages, List<WebHit> hits) {}

  private final List<Callers> callers = new ArrayList<>();
  private final List<Writers> writers = new ArrayList<>();
  private final Roaming roaming;
  private final SpoofedCalls spoofed;
  private final MachineMisuse misuse;
  private final MachineLife machines;
  private final DrawnIn drawnIn;
  private final EverydayWeb web;
  private final EverydayMessages everyday;
  private final FraudMessages fraud;

  Contacts(
      Setting setting,
      Population population,
      Acquaintances acquaintances,
      Trips trips,
      FraudPlan plan) {
    this.roaming = new Roaming(trips);
    this.spoofed = new SpoofedCalls(setting, population, plan, trips);
    this.misuse = new MachineMisuse(setting, population, plan);
    this.machines = new MachineLife(setting, population, misuse);
    this.drawnIn = new DrawnIn(setting, population, plan);
    this.web = new EverydayWeb(setting, population, plan);
    this.everyday = new EverydayMessages(setting, population, acquaintances, trips);
    this.fraud = new FraudMessages(setting, population, plan);
  }

  void add(Callers more) {
    callers.add(more);
  }

  void write(Writers more) {
    writers.add(more);
  }

  Day day(int day) {
    List<Call> calls = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    List<WebHit> hits = new ArrayList<>(web.day(day));
    hits.addAll(drawnIn.day(day));
    callers.forEach(c -> c.day(day, calls));
    machines.day(day, calls);
    misuse.day(day, calls, messages);
    roaming.apply(calls);
    spoofed.day(day, calls);
    everyday.day(day, hits, messages);
    everyday.machines(day, messages);
    fraud.day(day, messages);
    writers.forEach(w -> w.day(day, messages));
    return new Day(calls, EverydayMessages.ofDay(day, messages), hits);
  }

  /** Rows of {@code telecom_iot}. */
  List<String[]> machines(int day, Day made) {
    return machines.rows(day, made.calls(), made.messages());
  }

  List<SchemeRow> schemes() {
    List<SchemeRow> rows = new ArrayList<>(drawnIn.schemes());
    rows.addAll(spoofed.schemes());
    rows.addAll(misuse.schemes());
    return rows;
  }

  List<LookalikeRow> lookalikes() {
    List<LookalikeRow> rows = new ArrayList<>(drawnIn.lookalikes());
    rows.addAll(web.lookalikes());
    rows.addAll(machines.lookalikes());
    return rows;
  }
}
