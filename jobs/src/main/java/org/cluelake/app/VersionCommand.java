package org.cluelake.app;

import java.util.concurrent.Callable;
import org.cluelake.job.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: what runs here. */
@Command(name = "version", description = "Prints the versions of ClueLake, Spark and Java.")
final class VersionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .printf(
            "cluelake %s, Spark %s, Java %s%n",
            Version.current(),
            org.apache.spark.package$.MODULE$.SPARK_VERSION(),
            Runtime.version());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
