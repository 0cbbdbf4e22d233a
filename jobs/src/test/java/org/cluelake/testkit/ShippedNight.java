package org.cluelake.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.cluelake.job.Configured;
import org.cluelake.job.NightSteps;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Step;
import org.cluelake.run.Transform;

/** The steps of a night by the shipped configuration, detectors switched off included. */
public final class ShippedNight {

  /** A date on which steps are looked at. */
  public static final String DATE = "2026-03-10";

  private ShippedNight() {}

  /** Every step. */
  public static List<Step> steps() {
    List<Step> running = NightSteps.of(Repository.conf());
    List<String> ids = running.stream().map(Step::id).toList();
    return Stream.concat(
            running.stream(),
            Configured.allDetectors(Repository.conf()).stream().filter(d -> !ids.contains(d.id())))
        .toList();
  }

  /** The feed-sized ones. */
  public static List<BucketStep> bucketSteps() {
    return steps().stream()
        .filter(BucketStep.class::isInstance)
        .map(BucketStep.class::cast)
        .toList();
  }

  /** The clue-sized ones. */
  public static List<Transform> transforms() {
    return steps().stream().filter(Transform.class::isInstance).map(Transform.class::cast).toList();
  }
}
