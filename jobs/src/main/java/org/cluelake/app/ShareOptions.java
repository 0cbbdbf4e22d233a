package org.cluelake.app;

import java.nio.file.Path;
import org.cluelake.job.RecipientsConf;
import org.cluelake.job.SharingConf;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Option;

/** Options of every command of the sharing server. */
final class ShareOptions {

  @Option(
      names = "--conf",
      defaultValue = "conf",
      description = "Configuration folder (default: ${DEFAULT-VALUE}).")
  Path conf;

  @Option(
      names = "--state",
      required = true,
      description = "Folder of the server's token hashes, signing keys and audit log.")
  Path state;

  SharingConf sharing() {
    return SharingConf.read(conf, state);
  }

  Recipient recipient(String id) {
    return RecipientsConf.read(conf).stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                PipelineException.of(
                    ErrorKind.CONFIG,
                    "there is no recipient of that id in recipients.yaml; add it there first"));
  }
}
