package org.cluelake.job.metrics;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The text format of Prometheus, version 0.0.4, as the textfile collector of node_exporter reads
 * it. Written here because it is three forms of line; the client library brings a registry, a model
 * and a second notion of every figure for them.
 */
final class PrometheusText {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final StringBuilder text = new StringBuilder();
  private String family;

  /** Begins a family of gauges; its samples follow at once. */
  void gauge(String name, String help) {
    require(NAME, name);
    family = name;
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  /**
   * A sample of the family.
   *
   * @param labels names and values by turns
   */
  void sample(double value, String... labels) {
    text.append(family);
    for (int i = 0; i < labels.length; i += 2) {
      require(LABEL, labels[i]);
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      text.append(escaped(labels[i + 1]).replace("\"", "\\\"")).append('"');
    }
    text.append(labels.length == 0 ? " " : "} ");
    text.append(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static void require(Pattern pattern, String name) {
    if (!pattern.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " is no name of a metric or label");
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
