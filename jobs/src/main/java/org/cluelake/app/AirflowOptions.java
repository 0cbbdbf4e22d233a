package org.cluelake.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.cluelake.airflow.Airflow;
import org.cluelake.airflow.AirflowServer;
import org.cluelake.airflow.Credentials;
import org.cluelake.airflow.Pace;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Option;

/**
 * Where Airflow is and who asks. A secret comes from a file or the environment, never from the
 * command line, which every user of the machine can read.
 */
final class AirflowOptions {

  /** Far more than a password or a token; keeps a wrong path from being read whole. */
  private static final long MOST_BYTES = 16_384;

  @Option(
      names = "--url",
      defaultValue = "${env:CLUELAKE_AIRFLOW_URL}",
      description =
          "Address of the server, https unless on this machine (default: CLUELAKE_AIRFLOW_URL).")
  private URI url;

  @Option(
      names = "--user",
      defaultValue = "${env:CLUELAKE_AIRFLOW_USER}",
      description = "Who asks (default: CLUELAKE_AIRFLOW_USER).")
  private String user;

  @Option(
      names = "--password-file",
      defaultValue = "${env:CLUELAKE_AIRFLOW_PASSWORD_FILE}",
      description =
          "File with the password, readable by its owner alone (default:"
              + " CLUELAKE_AIRFLOW_PASSWORD_FILE; or the password itself in"
              + " CLUELAKE_AIRFLOW_PASSWORD).")
  private Path passwordFile;

  @Option(
      names = "--token-file",
      defaultValue = "${env:CLUELAKE_AIRFLOW_TOKEN_FILE}",
      description =
          "File with a token instead of user and password (default: CLUELAKE_AIRFLOW_TOKEN_FILE; or"
              + " the token itself in CLUELAKE_AIRFLOW_TOKEN).")
  private Path tokenFile;

  /** The server. */
  Airflow open(Pace pace) {
    if (url == null) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "which Airflow? Give --url or set CLUELAKE_AIRFLOW_URL");
    }
    return new Airflow(AirflowServer.of(url, credentials()), pace);
  }

  private Credentials credentials() {
    String token = secret(tokenFile, "CLUELAKE_AIRFLOW_TOKEN");
    String password = secret(passwordFile, "CLUELAKE_AIRFLOW_PASSWORD");
    if (token != null && (tokenFile != null || passwordFile == null)) {
      return new Credentials.Token(token);
    }
    if (user == null || password == null) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "who asks Airflow? Give --user with --password-file, or --token-file; or set"
              + " CLUELAKE_AIRFLOW_USER and CLUELAKE_AIRFLOW_PASSWORD_FILE");
    }
    return new Credentials.Password(user, password);
  }

  private static String secret(Path file, String variable) {
    String text = file == null ? System.getenv(variable) : read(file);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String read(Path file) {
    try {
      PosixFileAttributeView modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (modes != null) {
        Set<PosixFilePermission> permissions = modes.readAttributes().permissions();
        if (permissions.contains(PosixFilePermission.GROUP_READ)
            || permissions.contains(PosixFilePermission.OTHERS_READ)) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "%s is open to group or others; close it with: chmod 600 %s",
              file,
              file);
        }
      }
      if (Files.size(file) > MOST_BYTES) {
        throw PipelineException.of(
            ErrorKind.CONFIG, "%s is too long for a password or a token", file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.CONFIG, "%s cannot be read", file);
    }
  }
}
