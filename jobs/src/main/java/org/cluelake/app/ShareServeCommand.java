package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.job.RecipientsConf;
import org.cluelake.job.SharedTable;
import org.cluelake.job.SharingConf;
import org.cluelake.lake.Lake;
import org.cluelake.share.ShareServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code share serve}: serves until the process is told to end. */
@Command(
    name = "serve",
    description =
        "Serves a lake's export tables by the Delta Sharing protocol until it is told to end; each"
            + " recipient sees the rows of its own province alone.",
    mixinStandardHelpOptions = true)
final class ShareServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ShareOptions options;

  @Option(
      names = "--lake",
      required = true,
      description = "Root of the lake: a folder, or a URI of any Hadoop file system.")
  private String lake;

  @Option(
      names = "--packages",
      description = "Folder of signed packages, to be served under /packages as well.")
  private Path packages;

  @Override
  public Integer call() throws InterruptedException {
    SharingConf conf = options.sharing();
    Configuration hadoop = new Configuration();
    PrintWriter said = spec.commandLine().getOut();
    PrintWriter failed = spec.commandLine().getErr();
    ShareServer server =
        ShareServer.start(
            conf.settings(),
            conf.state(),
            RecipientsConf.read(options.conf),
            SharedTable.of(new Lake(lake, hadoop), hadoop, conf.tables()),
            Optional.ofNullable(packages),
            ServerClock.get(),
            line -> {
              failed.println("share: " + line);
              failed.flush();
            });
    said.printf("serving %s/%s/%n", server.url(), ShareServer.ENDPOINT);
    said.flush();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                }));
    ended.await();
    return 0;
  }
}
