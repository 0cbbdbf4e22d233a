package org.cluelake.job.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cluelake.job.Progress;

/** Listens to a night and knows how long each stage took and which one it is in. */
public final class StageTimes implements Progress {

  private final Progress told;
  private final LongSupplier nanos;
  private final Consumer<String> entered;
  private final Map<String, Long> times = new LinkedHashMap<>();
  private String stage;
  private long since;
  private long begun;

  /**
   * A listener.
   *
   * @param told is told every line and stage too
   * @param nanos a clock that only counts
   * @param entered is told the stage a run is in
   */
  public StageTimes(Progress told, LongSupplier nanos, Consumer<String> entered) {
    this.told = told;
    this.nanos = nanos;
    this.entered = entered;
    begin();
  }

  /** A new run begins. */
  public void begin() {
    times.clear();
    stage = null;
    begun = nanos.getAsLong();
    since = begun;
  }

  @Override
  public void line(String text) {
    told.line(text);
  }

  @Override
  public void step(String step, String text) {
    told.step(step, text);
  }

  @Override
  public void stage(String name) {
    end();
    stage = name;
    entered.accept(name);
    told.stage(name);
  }

  /** Seconds of each stage so far, in their order; the one that is under way counts to now. */
  public Map<String, Double> seconds() {
    end();
    Map<String, Double> seconds = new LinkedHashMap<>();
    times.forEach((name, nano) -> seconds.put(name, nano / 1e9));
    return seconds;
  }

  /** Seconds since the run began. */
  public double total() {
    return (nanos.getAsLong() - begun) / 1e9;
  }

  private void end() {
    long now = nanos.getAsLong();
    if (stage != null) {
      Long unused = times.merge(stage, now - since, Long::sum);
    }
    since = now;
  }
}
