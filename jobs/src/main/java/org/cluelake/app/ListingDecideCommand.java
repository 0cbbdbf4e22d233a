package org.cluelake.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.Published;
import org.cluelake.listing.Decision;
import org.cluelake.listing.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing decide}: what people decided about an area. */
@Command(
    name = "decide",
    description =
        "Writes down what people decided about an area, on a recommendation or without one.",
    mixinStandardHelpOptions = true)
final class ListingDecideCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegisterOptions options;

  @Option(
      names = "--to",
      required = true,
      description = "State from then on, the present one to keep it: ${COMPLETION-CANDIDATES}.")
  private State to;

  @Option(names = "--reason", required = true, description = "Why: ${COMPLETION-CANDIDATES}.")
  private Decision.Reason reason;

  @Override
  public Integer call() {
    PublicationChain chain = options.chain();
    List<Published> published = chain.verifiedChain();
    String evidence = published.isEmpty() ? "" : published.get(published.size() - 1).rowHash();
    options.append(
        chain,
        options
            .register(chain)
            .decide(
                new Decision(
                    options.quarter, options.on, to, options.by, reason, options.text, evidence)),
        spec.commandLine().getOut());
    return 0;
  }
}
