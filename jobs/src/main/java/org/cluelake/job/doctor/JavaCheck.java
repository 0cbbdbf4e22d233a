package org.cluelake.job.doctor;

import java.util.List;

/** Java's version, and the packages Spark and the kernel reach into. */
final class JavaCheck implements Check {

  private static final int LEAST = 17;

  /** Those whose absence stops a night; the launcher opens more. */
  private static final List<String> OPENED =
      List.of("java.nio", "java.lang", "java.util", "sun.nio.ch", "sun.util.calendar");

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    if (patient.process().javaFeature() < LEAST) {
      found.problem(
          "Java " + patient.process().javaFeature() + " runs this",
          "run it with a JDK 17 or newer");
    }
    List<String> closed = OPENED.stream().filter(p -> !patient.process().isOpen().test(p)).toList();
    if (!closed.isEmpty()) {
      found.problem(
          "Java keeps " + String.join(", ", closed) + " closed to Spark",
          "start through ./cluelake or spark-submit, or add --add-opens=java.base/<package>=ALL-UNNAMED");
    }
    return found.all();
  }
}
