package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The plans of the rival's largest steps as text files. */
public final class RivalPlans {

  private static final int LARGEST = 4;

  private RivalPlans() {}

  /** Writes the plans of the steps that took longest, one file each. */
  public static void write(RivalInput input, RivalResult result, Path folder) {
    Map<String, String> plans = RivalNight.plans(input, result);
    try {
      Path unused = Files.createDirectories(folder);
      for (Map.Entry<String, Long> step :
          result.stepNanos().entrySet().stream()
              .filter(s -> plans.containsKey(s.getKey()))
              .sorted(
                  Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(LARGEST)
              .toList()) {
        Path unusedToo =
            Files.writeString(
                folder.resolve(step.getKey() + ".txt"), plain(plans.get(step.getKey())));
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "plans cannot be written to %s; check the disk", folder);
    }
  }

  /** A plan in ASCII: a third of the bytes. */
  static String plain(String plan) {
    return plan.lines()
        .map(
            l ->
                l.replace('\u2500', '-')
                    .replace('\u2502', '|')
                    .replaceAll("[\u250c-\u253c]", "+")
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
