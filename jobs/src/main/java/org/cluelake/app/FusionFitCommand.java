package org.cluelake.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cluelake.fusion.FitEvidence;
import org.cluelake.fusion.FusionConf;
import org.cluelake.fusion.FusionFile;
import org.cluelake.fusion.FusionFit;
import org.cluelake.fusion.Sample;
import org.cluelake.fusion.SubjectModel;
import org.cluelake.job.FusionSettings;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code fusion fit}: {@code conf/fusion.yaml} from what published nights said and what became of
 * it.
 */
@Command(
    name = "fit",
    description = {
      "Fits the likelihoods of clues and card lists to outcomes and writes fusion.yaml.",
      "Outcomes are the cases and answers in the lakes, or the truth of sample nations."
    },
    mixinStandardHelpOptions = true)
final class FusionFitCommand implements Callable<Integer> {

  private static final List<String> KINDS = List.of("person", "number", "account");

  @Spec private CommandSpec spec;
  @Mixin private FusionLakes lakes;

  @Option(names = "--conf", defaultValue = "conf", description = "Configuration folder.")
  private Path conf;

  @Option(names = "--out", description = "File to write (default: fusion.yaml of --conf).")
  private Path out;

  @Option(
      names = "--prior",
      description = {
        "Share of a kind that is what is looked for, such as --prior person=0.0005, where it is not",
        "that of the lakes; may be repeated."
      })
  private Map<String, BigDecimal> priors = Map.of();

  @Option(names = "--note", description = "Line for the file's head: where the lakes come from.")
  private List<String> notes = List.of();

  @Override
  public Integer call() {
    priors.forEach(FusionFitCommand::checkPrior);
    FusionConf before = FusionSettings.read(conf);
    List<FusionLakes.Judged> judged = lakes.open();
    int nights = judged.stream().mapToInt(l -> l.evidence().nights().size()).sum();
    Map<String, SubjectModel> fitted = new HashMap<>();
    PrintWriter print = spec.commandLine().getOut();
    for (String kind : KINDS) {
      List<Sample> samples = new ArrayList<>();
      for (FusionLakes.Judged lake : judged) {
        samples.add(lake.sample(kind, before.models().get(kind).weights().keySet()));
      }
      SubjectModel model =
          new FusionFit(before, kind, lakes.source(), nights)
              .model(
                  samples.stream().flatMap(s -> s.observations().stream()).toList(),
                  samples.stream().map(Sample::unseen).toList(),
                  Optional.ofNullable(priors.get(kind)));
      fitted.put(kind, model);
      print(print, kind, model.evidence());
    }
    FusionConf after =
        new FusionConf(
            before.version() + 1,
            before.bands(),
            before.withoutFact(),
            fitted.get("person"),
            fitted.get("number"),
            fitted.get("account"));
    Path file = out == null ? conf.resolve("fusion.yaml") : out;
    try {
      Path unused = Files.writeString(file, FusionFile.text(after, notes));
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be written; check the folder", file.getFileName());
    }
    print.printf("version %d in %s%n", after.version(), file);
    print.flush();
    return 0;
  }

  private static void checkPrior(String kind, BigDecimal share) {
    if (!KINDS.contains(kind) || share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "--prior is %s=%s; want person, number or account and a share between 0 and 1",
          kind,
          share);
    }
  }

  private static void print(PrintWriter print, String kind, FitEvidence e) {
    print.printf(
        "%s: %d subjects with evidence and an outcome, %d positive, of %,d; prevalence %s%n",
        kind, e.subjects(), e.positives(), e.population(), e.prevalence().toPlainString());
    print.printf(
        "  ridge %s; by %s held back: log loss %s, Brier %s%n",
        e.ridge(), e.heldBack(), e.logLoss(), e.brier());
    e.reliability()
        .forEach(
            t ->
                print.printf(
                    "  from %s: %5d subjects, said %s, happened %s%n",
                    t.from(), t.subjects(), t.said(), t.happened()));
  }
}
