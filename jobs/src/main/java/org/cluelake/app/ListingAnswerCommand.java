package org.cluelake.app;

import java.util.concurrent.Callable;
import org.cluelake.job.PublicationChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing answer}: the answer to an objection. */
@Command(
    name = "answer",
    description =
        "Writes down the answer to an area's objection. Where it is upheld, run the period again.",
    mixinStandardHelpOptions = true)
final class ListingAnswerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegisterOptions options;

  @Option(names = "--objection", required = true, description = "Its number, such as 001.")
  private String objection;

  @Option(names = "--upheld", required = true, arity = "1", description = "true or false.")
  private boolean isUpheld;

  @Override
  public Integer call() {
    PublicationChain chain = options.chain();
    options.append(
        chain,
        options
            .register(chain)
            .answer(options.quarter, options.on, objection, isUpheld, options.by, options.text),
        spec.commandLine().getOut());
    return 0;
  }
}
