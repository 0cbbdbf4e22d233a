package org.cluelake.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.bench.StageClock;
import org.cluelake.composite.CompositeIndex;
import org.cluelake.composite.IndexPlan;
import org.cluelake.composite.Place;
import org.cluelake.composite.Risk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench index}: composite indices of a nation, and whether their time grows with it. */
@Command(
    name = "index",
    description = "Times the composite indices of invented counties, and of half as many.",
    mixinStandardHelpOptions = true)
final class BenchIndexCommand implements Callable<Integer> {

  private static final int FAMILIES = 3;

  @Spec private CommandSpec spec;

  @Option(names = "--counties", defaultValue = "3000")
  private int counties;

  @Option(names = "--quarters", defaultValue = "12")
  private int quarters;

  @Option(names = "--indicators", defaultValue = "15")
  private int indicators;

  @Option(names = "--draws", defaultValue = "2000")
  private int draws;

  @Option(names = "--variants", defaultValue = "200")
  private int variants;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    StageClock clock = new StageClock();
    clock.stage("once");
    run(counties / 10, 1);
    clock.stage("half");
    run(counties / 2, quarters);
    clock.stage("all");
    run(counties, quarters);
    Map<String, Double> seconds = new TreeMap<>();
    clock.stages().forEach(s -> seconds.put(s.name(), s.wallMs() / 1000.0));
    double half = seconds.get("half");
    double all = seconds.get("all");
    out.printf(
        "%d counties, %d quarters, %d indicators, %d draws, %d variants: %.1f s; half the counties"
            + " %.1f s, growth %.2f%n",
        counties, quarters, indicators, draws, variants, all, half, all / half);
    out.flush();
    return 0;
  }

  private void run(int places, int times) {
    IndexPlan plan = plan();
    for (int quarter = 0; quarter < times; quarter++) {
      List<Place> nation = places(plan, places, quarter);
      int unused =
          new CompositeIndex(plan, "bench|" + quarter, draws, variants, 0.9).rows(nation).size();
    }
  }

  private IndexPlan plan() {
    TreeMap<String, IndexPlan.Family> families = new TreeMap<>();
    for (int f = 0; f < Math.min(FAMILIES, indicators); f++) {
      TreeMap<String, Double> own = new TreeMap<>();
      for (int i = f; i < indicators; i += FAMILIES) {
        own.put("I%02d".formatted(i), 1.0);
      }
      families.put("family-" + f, new IndexPlan.Family(1, own));
    }
    return new IndexPlan(families);
  }

  private static List<Place> places(IndexPlan plan, int number, int quarter) {
    SplittableRandom random = new SplittableRandom(quarter);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Map<String, Risk> risks = new TreeMap<>();
      plan.indicators().forEach(j -> risks.put(j, new Risk(2 + random.nextInt(40), 12)));
      places.add(new Place("%06d".formatted(i), risks, Map.of()));
    }
    return places;
  }
}
