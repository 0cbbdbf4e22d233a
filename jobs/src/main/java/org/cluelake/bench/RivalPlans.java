package org.cluelake.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
                folder.resolve(step.getKey() + ".txt"), text(plans.get(step.getKey())));
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "plans cannot be written to %s; check the disk", folder);
    }
  }

  /**
   * A plan as indented lines, a child below its parent: the operator, then what it says of itself.
   */
  static String text(String plan) {
    StringBuilder text = new StringBuilder();
    try {
      new JsonMapper().readTree(plan).forEach(root -> add(root, 0, text));
    } catch (JsonProcessingException e) {
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "a plan cannot be read");
    }
    return text.toString();
  }

  private static void add(JsonNode operator, int depth, StringBuilder text) {
    text.append("  ".repeat(depth)).append(operator.get("name").asText().strip());
    operator
        .get("extra_info")
        .properties()
        .forEach(
            said ->
                text.append("; ").append(said.getKey()).append(": ").append(of(said.getValue())));
    text.append('\n');
    operator.get("children").forEach(child -> add(child, depth + 1, text));
  }

  private static String of(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "))
        : value.asText();
  }
}
