package org.cluelake.airflow;

import java.util.LinkedHashMap;
import java.util.Map;

/** Health of a server's parts; any may be missing. */
public record Health(Part metadatabase, Part scheduler, Part dagProcessor, Part triggerer) {

  /** One part: {@code healthy}, {@code unhealthy}, or null where it does not run. */
  public record Part(String status) {}

  /** Parts by name with their status, those that runs need first. */
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("metadatabase", status(metadatabase));
    parts.put("scheduler", status(scheduler));
    parts.put("dag_processor", status(dagProcessor));
    parts.put("triggerer", status(triggerer));
    return parts;
  }

  /** Whether runs go on: database and scheduler are well. */
  public boolean runs() {
    return status(metadatabase).equals("healthy") && status(scheduler).equals("healthy");
  }

  private static String status(Part part) {
    return part == null || part.status() == null ? "absent" : part.status();
  }
}
