package org.cluelake.app;

import java.nio.file.Path;
import java.time.Instant;
import org.cluelake.job.SharingConf;
import org.cluelake.recipient.Recipient;
import org.cluelake.share.ShareServer;
import org.cluelake.share.ShareSettings;
import org.cluelake.share.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code share token}: gives recipients their tokens and takes them back. A token is written once,
 * into a profile file of mode 0600, and printed nowhere.
 */
@Command(
    name = "token",
    description = "Issues, rotates and revokes the tokens of recipients.",
    mixinStandardHelpOptions = true)
final class ShareTokenCommand implements Runnable {

  private static final String ID = "Id of the recipient in recipients.yaml.";
  private static final String PROFILE =
      "Profile file to write for the recipient, mode 0600; it must not exist yet.";
  private static final String ENDPOINT =
      "What pullers call (default: publicUrl of sharing.yaml, or the address listened on).";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: issue, rotate or revoke");
  }

  @Command(
      name = "issue",
      description = "Issues a recipient's first token and writes its profile file.",
      mixinStandardHelpOptions = true)
  int issue(
      @Mixin ShareOptions options,
      @Parameters(paramLabel = "RECIPIENT", description = ID) String id,
      @Option(names = "--profile", required = true, description = PROFILE) Path profile,
      @Option(names = "--endpoint", description = ENDPOINT) String endpoint) {
    SharingConf conf = options.sharing();
    Recipient recipient = options.recipient(id);
    say(
        id,
        profile,
        tokens(conf).issue(recipient, conf.tokenLife(), endpoint(conf, endpoint), profile));
    return 0;
  }

  @Command(
      name = "rotate",
      description =
          "Issues a further token; the one before it is taken for tokenOverlap more, older ones end"
              + " now.",
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin ShareOptions options,
      @Parameters(paramLabel = "RECIPIENT", description = ID) String id,
      @Option(names = "--profile", required = true, description = PROFILE) Path profile,
      @Option(names = "--endpoint", description = ENDPOINT) String endpoint) {
    SharingConf conf = options.sharing();
    Recipient recipient = options.recipient(id);
    say(
        id,
        profile,
        tokens(conf)
            .rotate(
                recipient,
                conf.tokenLife(),
                conf.tokenOverlap(),
                endpoint(conf, endpoint),
                profile));
    return 0;
  }

  @Command(
      name = "revoke",
      description =
          "Ends every token of a recipient and its file addresses; a running server follows at"
              + " once.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin ShareOptions options,
      @Parameters(paramLabel = "RECIPIENT", description = ID) String id) {
    tokens(options.sharing()).revoke(id);
    spec.commandLine().getOut().printf("%s has no valid token any more%n", id);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static Tokens tokens(SharingConf conf) {
    return new Tokens(conf.state().tokens(), ServerClock.get());
  }

  private static String endpoint(SharingConf conf, String said) {
    ShareSettings settings = conf.settings();
    String url =
        said != null
            ? said.replaceFirst("/+$", "")
            : !settings.publicUrl().isEmpty()
                ? settings.publicUrl()
                : "%s://%s:%d"
                    .formatted(
                        conf.state().keystore().isPresent() ? "https" : "http",
                        settings.listen().getHostString(),
                        settings.listen().getPort());
    return url + "/" + ShareServer.ENDPOINT + "/";
  }

  private void say(String id, Path profile, Instant expires) {
    spec.commandLine()
        .getOut()
        .printf("%s: hand it to %s by a safe way; it ends %s%n", profile, id, expires);
    spec.commandLine().getOut().flush();
  }
}
