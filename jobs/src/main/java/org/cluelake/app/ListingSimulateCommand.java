package org.cluelake.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.cluelake.job.ListingConf;
import org.cluelake.quarterly.ListingSimulation;
import org.cluelake.quarterly.SimulatedNation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing simulate}: how often the register would be right, the truth being known. */
@Command(
    name = "simulate",
    description =
        "Runs the rules of conf/listing.yaml on an invented nation whose true risks are known,"
            + " beside lists by crude rate and crude count.",
    mixinStandardHelpOptions = true)
final class ListingSimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(
      names = "--counties",
      defaultValue = "2000",
      description = "Counties (default: ${DEFAULT-VALUE}).")
  private int counties;

  @Option(
      names = "--events",
      defaultValue = "11",
      description = "Mean events of a county in a quarter (default: ${DEFAULT-VALUE}).")
  private double events;

  @Option(
      names = "--spread",
      defaultValue = "0.6",
      description = "Deviation of the logarithm of the true risk (default: ${DEFAULT-VALUE}).")
  private double spread;

  @Option(
      names = "--memory",
      defaultValue = "0.95",
      description = "Correlation of it from quarter to quarter (default: ${DEFAULT-VALUE}).")
  private double memory;

  @Option(
      names = "--sizes",
      defaultValue = "1",
      description = "Deviation of the logarithm of county sizes (default: ${DEFAULT-VALUE}).")
  private double sizes;

  @Option(
      names = "--worst",
      defaultValue = "20",
      description = "Counties that count as truly worst (default: ${DEFAULT-VALUE}).")
  private int worst;

  @Option(
      names = "--quarters",
      defaultValue = "40",
      description = "Quarters judged, after 24 that are not (default: ${DEFAULT-VALUE}).")
  private int quarters;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed is another nation (default: ${DEFAULT-VALUE}).")
  private long seed;

  private static final int WARM_UP = 24;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SimulatedNation.Traits nation =
        new SimulatedNation.Traits(counties, events, spread, memory, sizes, seed);
    out.printf("SIMULATED: %d counties, %d quarters, seed %d%n", counties, quarters, seed);
    out.printf(
        "%-42s %7s  %s  %s  %7s %8s%n",
        "list",
        "members",
        "coming on: worst / above 3",
        "while on: worst / above 3 / above 2",
        "entries",
        "shortest");
    for (ListingSimulation.Outcome o :
        new ListingSimulation(ListingConf.read(conf.folder()), worst)
            .outcomes(nation, WARM_UP, quarters)) {
      out.printf(
          "%-42s %7.1f  %11.0f%% / %8.0f%%  %10.0f%% / %7.0f%% / %7.0f%%  %9.1f %8d%n",
          o.list(),
          o.members(),
          100 * o.rightAtEntry(),
          100 * o.above3AtEntry(),
          100 * o.right(),
          100 * o.above3(),
          100 * o.above2(),
          o.entries(),
          o.shortest());
    }
    out.flush();
    return 0;
  }
}
