package org.cluelake.app;

import java.util.concurrent.Callable;
import org.cluelake.job.PublicationChain;
import org.cluelake.listing.Objection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing object}: an area's objection. */
@Command(
    name = "object",
    description = "Writes down an area's objection; a listing waits for its answer.",
    mixinStandardHelpOptions = true)
final class ListingObjectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegisterOptions options;

  @Option(
      names = "--kind",
      required = true,
      description = "What is wrong: ${COMPLETION-CANDIDATES}.")
  private Objection.Kind kind;

  @Override
  public Integer call() {
    PublicationChain chain = options.chain();
    options.append(
        chain,
        options.register(chain).object(options.quarter, options.on, kind, options.by, options.text),
        spec.commandLine().getOut());
    return 0;
  }
}
