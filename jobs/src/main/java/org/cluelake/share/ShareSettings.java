package org.cluelake.share;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.cluelake.run.Require;

/**
 * How a server serves.
 *
 * @param listen address and port; port 0 takes any that is free
 * @param publicUrl what pullers call, without a slash at its end; empty where it is the address
 *     listened on
 * @param share name of the share
 * @param schema name of its schema
 * @param urlTtl how long a file address is taken
 * @param callsPerMinute calls of one recipient
 * @param transfersAtOnce transfers of one recipient
 * @param threads calls answered at once
 * @param connections open connections
 * @param requestTime how long a request may take to arrive
 * @param transferTime how long an answer may take to leave
 * @param stopTime how long running transfers may take after the server was told to stop
 */
public record ShareSettings(
    InetSocketAddress listen,
    String publicUrl,
    String share,
    String schema,
    Duration urlTtl,
    int callsPerMinute,
    int transfersAtOnce,
    int threads,
    int connections,
    Duration requestTime,
    Duration transferTime,
    Duration stopTime) {

  private static final Duration LONGEST_URL = Duration.ofHours(24);

  /** Refuses what cannot serve. */
  public ShareSettings {
    Require.that(
        share.matches("[A-Za-z0-9_]{1,64}") && schema.matches("[A-Za-z0-9_]{1,64}"),
        "sharing.yaml: share and schema are names of letters, digits and underscores");
    Require.that(
        !urlTtl.isNegative() && !urlTtl.isZero() && urlTtl.compareTo(LONGEST_URL) <= 0,
        "sharing.yaml: urlTtl is above zero and at most 24 hours");
    Require.that(
        callsPerMinute > 0 && transfersAtOnce > 0 && threads > 0 && connections > threads,
        "sharing.yaml: limits are above zero, and connections above threads");
    Require.that(
        publicUrl.isEmpty() || publicUrl.matches("https?://[^/?#]+"),
        "sharing.yaml: publicUrl is like https://share.example.cn, without path or slash at its end");
  }
}
