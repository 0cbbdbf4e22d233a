package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The plans of the rival's largest steps as text files. */
public final class RivalPlans {

  private static final int LARGEST = 4;

  /** A hash in the name of a file says nothing of a plan. */
  private static final Pattern FILE_NAME = Pattern.compile("[0-9a-f]{64}");

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
        Matcher names = FILE_NAME.matcher(plans.get(step.getKey()));
        Path unusedToo =
            Files.writeString(
                folder.resolve(step.getKey() + ".txt"), names.replaceAll("…").stripTrailing() + "\n");
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "plans cannot be written to %s; check the disk", folder);
    }
  }
}
