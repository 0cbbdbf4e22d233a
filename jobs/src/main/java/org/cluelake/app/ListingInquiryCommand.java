package org.cluelake.app;

import java.util.concurrent.Callable;
import org.cluelake.job.PublicationChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing inquiry}: whether cases were left unrecorded. */
@Command(
    name = "inquiry",
    description =
        "Writes down what an inquiry into unrecorded cases found; what it upholds blocks delisting.",
    mixinStandardHelpOptions = true)
final class ListingInquiryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegisterOptions options;

  @Option(names = "--upheld", required = true, arity = "1", description = "true or false.")
  private boolean isUpheld;

  @Override
  public Integer call() {
    PublicationChain chain = options.chain();
    options.append(
        chain,
        options
            .register(chain)
            .inquiry(options.quarter, options.on, isUpheld, options.by, options.text),
        spec.commandLine().getOut());
    return 0;
  }
}
