package org.cluelake.app;

import java.util.concurrent.Callable;
import org.cluelake.share.UrlKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code share rotate-key}: another key for file addresses. */
@Command(
    name = "rotate-key",
    description =
        "Makes another key that signs file addresses; the one before it is still taken until the"
            + " next rotation. A running server follows at once.",
    mixinStandardHelpOptions = true)
final class ShareRotateKeyCommand implements Callable<Integer> {

  @Mixin private ShareOptions options;

  @Override
  public Integer call() {
    new UrlKeys(options.sharing().state().urlKeys()).rotate();
    return 0;
  }
}
