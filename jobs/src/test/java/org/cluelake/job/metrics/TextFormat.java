package org.cluelake.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of Prometheus' text format: HELP, TYPE and samples of one family together. */
final class TextFormat {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9]+(?:\\.[0-9]+)?)", Pattern.DOTALL);
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\n\"])*)\"(?:,|$)");

  private TextFormat() {}

  /** Samples by name and labels. */
  static Map<String, Double> read(String text) {
    assertThat(text).endsWith("\n");
    Map<String, Double> samples = new LinkedHashMap<>();
    Set<String> families = new LinkedHashSet<>();
    String family = null;
    boolean typed = false;
    for (String line : text.split("\n")) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ", 4)[2];
        assertThat(families.add(family)).as("%s once", family).isTrue();
        assertThat(line.split(" ", 4)[3]).isNotBlank();
        typed = false;
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line).isEqualTo("# TYPE " + family + " gauge");
        typed = true;
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(family);
        assertThat(typed).isTrue();
        labels(sample.group(2));
        assertThat(samples.put(line.substring(0, line.lastIndexOf(' ')), value(sample)))
            .as(line)
            .isNull();
      }
    }
    return samples;
  }

  private static double value(Matcher sample) {
    return Double.parseDouble(sample.group(3));
  }

  private static void labels(String text) {
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      int at = 0;
      Set<String> names = new LinkedHashSet<>();
      while (label.find() && label.start() == at) {
        assertThat(names.add(label.group(1))).isTrue();
        at = label.end();
      }
      assertThat(at).as(text).isEqualTo(text.length());
    }
  }
}
