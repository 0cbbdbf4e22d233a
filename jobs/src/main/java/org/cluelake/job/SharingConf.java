package org.cluelake.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.share.ShareSettings;
import org.cluelake.share.ShareState;

/**
 * {@code conf/sharing.yaml}.
 *
 * @param settings how the server serves
 * @param state the files it keeps
 * @param tables the tables it shares
 * @param tokenLife how long a token is taken
 * @param tokenOverlap how long the one before it still is after a rotation
 */
public record SharingConf(
    ShareSettings settings,
    ShareState state,
    List<TableContract> tables,
    Duration tokenLife,
    Duration tokenOverlap) {

  private static final Pattern LISTEN = Pattern.compile("\\[?([^\\]]+?)\\]?:([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  /**
   * Reads the file; unknown and missing keys are refused by name.
   *
   * @param conf the configuration folder
   * @param folder where the server's files lie
   */
  public static SharingConf read(Path conf, Path folder) {
    Keys keys = StrictYaml.read(conf.resolve("sharing.yaml"), Keys.class);
    return new SharingConf(
        new ShareSettings(
            keys.address(),
            keys.publicUrl,
            keys.share,
            keys.schema,
            duration("urlTtl", keys.urlTtl),
            keys.callsPerMinute,
            keys.transfersAtOnce,
            keys.threads,
            keys.connections,
            duration("requestTime", keys.requestTime),
            duration("transferTime", keys.transferTime),
            duration("stopTime", keys.stopTime)),
        new ShareState(
            folder.resolve(keys.tokenFile),
            folder.resolve(keys.urlKeyFile),
            folder.resolve(keys.auditFile),
            keys.keystore.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(keys.keystore)),
            folder.resolve(keys.keystorePasswordFile)),
        keys.tables.stream().map(SharingConf::table).toList(),
        duration("tokenLife", keys.tokenLife),
        duration("tokenOverlap", keys.tokenOverlap));
  }

  private static TableContract table(String name) {
    return Tables.all().stream()
        .filter(t -> t.layer() == Layer.EXPORT && t.name().equals(name))
        .findFirst()
        .orElseThrow(() -> refused("%s is no export table; only those leave the lake", name));
  }

  private static Duration duration(String key, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw refused("%s is no duration like PT15M or P14D", key);
    }
  }

  private static PipelineException refused(String message, Object... values) {
    return PipelineException.of(ErrorKind.CONFIG, "sharing.yaml: " + message, values);
  }

  private record Keys(
      @JsonProperty(required = true) String listen,
      @JsonProperty(required = true) String publicUrl,
      @JsonProperty(required = true) String share,
      @JsonProperty(required = true) String schema,
      @JsonProperty(required = true) List<String> tables,
      @JsonProperty(required = true) String urlTtl,
      @JsonProperty(required = true) String tokenLife,
      @JsonProperty(required = true) String tokenOverlap,
      @JsonProperty(required = true) int callsPerMinute,
      @JsonProperty(required = true) int transfersAtOnce,
      @JsonProperty(required = true) int threads,
      @JsonProperty(required = true) int connections,
      @JsonProperty(required = true) String requestTime,
      @JsonProperty(required = true) String transferTime,
      @JsonProperty(required = true) String stopTime,
      @JsonProperty(required = true) String tokenFile,
      @JsonProperty(required = true) String urlKeyFile,
      @JsonProperty(required = true) String auditFile,
      @JsonProperty(required = true) String keystore,
      @JsonProperty(required = true) String keystorePasswordFile) {

    InetSocketAddress address() {
      Matcher both = LISTEN.matcher(listen);
      if (!both.matches() || Integer.parseInt(both.group(2)) > LAST_PORT) {
        throw refused("listen is no address like 127.0.0.1:8443");
      }
      return new InetSocketAddress(both.group(1), Integer.parseInt(both.group(2)));
    }
  }
}
