package org.cluelake.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.job.Configured;
import org.cluelake.job.LearnedScores;
import org.cluelake.job.NightSteps;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Step;

/**
 * The steps of a night by the shipped configuration, detectors switched off and scores without a
 * model included.
 */
public final class ShippedNight {

  /** A date on which steps are looked at. */
  public static final String DATE = "2026-03-10";

  private ShippedNight() {}

  /** Every step. */
  public static List<Step> steps() {
    List<Step> running = NightSteps.of(Repository.conf());
    List<String> ids = running.stream().map(Step::id).toList();
    Stream<Step> others =
        Stream.concat(
            Configured.allDetectors(Repository.conf()).stream(),
            LearnedScores.ofNoModel().stream());
    return Stream.concat(running.stream(), others.filter(s -> !ids.contains(s.id()))).toList();
  }

  /** The feed-sized ones. */
  public static List<BucketStep> bucketSteps() {
    return steps().stream()
        .filter(BucketStep.class::isInstance)
        .map(BucketStep.class::cast)
        .toList();
  }

  /** Those that bring subjects of several buckets together. */
  public static List<GatherStep> gatherSteps() {
    return steps().stream()
        .filter(GatherStep.class::isInstance)
        .map(GatherStep.class::cast)
        .toList();
  }

  /** Every text of a step, in lower case. */
  public static String text(Step step) {
    AsOf night = new AsOf(LocalDate.parse(DATE));
    Stream<String> texts =
        step instanceof GatherStep gathering
            ? Stream.concat(
                gathering.gatherings(night).stream().map(GatherStep.Gathering::sql),
                Stream.of(gathering.sql(night)))
            : Stream.of(((BucketStep) step).sql(night));
    return texts.collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
  }
}
