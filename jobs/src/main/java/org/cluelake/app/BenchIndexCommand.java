package org.cluelake.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cluelake.bench.BenchReport;
import org.cluelake.bench.Figures;
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
    description =
        "Times the composite indices of invented counties, of half and of a quarter as many.",
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

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  /**
   * A size and what it took.
   *
   * @param counties how many
   * @param seconds wall time of all quarters
   * @param cpuSeconds processor time, which says more where the machine is shared
   * @param growth wall time against the size before, or null; 2 is linear
   */
  private record Size(int counties, double seconds, double cpuSeconds, Double growth) {}

  /** What {@code --json} prints. */
  private record Report(int quarters, int indicators, int draws, int variants, List<Size> sizes) {}

  @Override
  public Integer call() {
    StageClock clock = new StageClock();
    // Compiled and warm before the first size is timed.
    clock.stage("once");
    run(counties / 10, 1);
    List<Integer> numbers = List.of(counties / 4, counties / 2, counties);
    for (int number : numbers) {
      clock.stage(Integer.toString(number));
      run(number, quarters);
    }
    Report report = new Report(quarters, indicators, draws, variants, sizes(clock.stages()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? BenchReport.json(report) : text(report));
    out.flush();
    return 0;
  }

  private static List<Size> sizes(List<Figures.Stage> stages) {
    List<Size> sizes = new ArrayList<>();
    for (Figures.Stage stage : stages.subList(2, stages.size())) {
      double seconds = stage.wallMs() / 1000.0;
      sizes.add(
          new Size(
              Integer.parseInt(stage.name()),
              seconds,
              stage.cpuMs() / 1000.0,
              sizes.isEmpty() ? null : seconds / sizes.get(sizes.size() - 1).seconds()));
    }
    return sizes;
  }

  private static String text(Report report) {
    return report.sizes().stream()
        .map(
            s ->
                "%5d counties %7.1f s (cpu %.1f)%s"
                    .formatted(
                        s.counties(),
                        s.seconds(),
                        s.cpuSeconds(),
                        s.growth() == null ? "" : ", growth %.2f".formatted(s.growth())))
        .collect(
            Collectors.joining(
                "\n",
                "%d quarters, %d indicators, %d draws, %d variants; growth 2 is linear%n"
                    .formatted(
                        report.quarters(), report.indicators(), report.draws(), report.variants()),
                ""));
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
