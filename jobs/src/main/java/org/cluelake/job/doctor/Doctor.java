package org.cluelake.job.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cluelake.run.PipelineException;

/** Makes every check and says what each found. One that fails is itself a finding. */
public final class Doctor {

  private static final List<Check> CHECKS =
      List.of(
          new JavaCheck(),
          new LocaleCheck(),
          new SparkCheck(),
          new ConfCheck(),
          new KeyFileCheck(),
          new SpaceCheck(),
          new InboxCheck(),
          new LockCheck(),
          new LakeCheck(),
          new ChainCheck(),
          new AgeCheck());

  private Doctor() {}

  /** The names of all checks, in their order. */
  public static List<String> checks() {
    return CHECKS.stream().map(Check::name).toList();
  }

  /** What all checks found, in their order; a check without a line found nothing. */
  public static List<Finding> examine(Patient patient) {
    List<Finding> found = new ArrayList<>();
    for (Check check : CHECKS) {
      String skipped = check.skipped(patient);
      if (skipped == null) {
        found.addAll(made(check, patient));
      } else {
        found.add(new Finding(check.name(), Finding.Severity.SKIPPED, "not looked at", skipped));
      }
    }
    return List.copyOf(found);
  }

  /** Whether nothing is wrong. */
  public static boolean isHealthy(List<Finding> found) {
    return found.stream().noneMatch(f -> f.severity() == Finding.Severity.PROBLEM);
  }

  /** One line a finding. */
  public static String line(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT)
        + "  "
        + finding.check()
        + ": "
        + finding.what()
        + "; "
        + finding.remedy();
  }

  private static List<Finding> made(Check check, Patient patient) {
    try {
      return check.findings(patient);
    } catch (PipelineException e) {
      return List.of(
          new Finding(check.name(), Finding.Severity.PROBLEM, e.getMessage(), "see there"));
    } catch (RuntimeException e) {
      // The words of a library may quote what it read, so only its kind is told.
      return List.of(
          new Finding(
              check.name(),
              Finding.Severity.PROBLEM,
              "the check itself failed: " + Objects.toString(e.getClass().getSimpleName()),
              "look at what it reads; correct the findings before it first"));
    }
  }
}
