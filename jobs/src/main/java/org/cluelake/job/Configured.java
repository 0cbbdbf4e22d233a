package org.cluelake.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cluelake.detector.Detector;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Step;

/**
 * Builds steps from configuration: one file names one class and its parameters. {@code
 * conf/detectors} holds detectors, {@code conf/features} the features that have parameters.
 */
public final class Configured {

  private record Conf(String className, boolean enabled, Map<String, Object> params) {}

  private record DetectorFile(
      @JsonProperty("class") String className, boolean enabled, Map<String, Object> params) {}

  private record FeatureFile(@JsonProperty("class") String className, Map<String, Object> params) {}

  private Configured() {}

  /** Every detector with a file, by id; switched-off ones too, for tests. */
  public static List<Detector> allDetectors(Path conf) {
    return steps(conf.resolve("detectors"), Detector.class, Configured::detectorFile, false);
  }

  /** The detectors that are switched on, by id. */
  public static List<Detector> detectors(Path conf) {
    return steps(conf.resolve("detectors"), Detector.class, Configured::detectorFile, true);
  }

  /** A detector of a class with these parameters; {@code name} is its file's. */
  static Detector detector(String name, String className, Map<String, Object> params) {
    return step(name, new Conf(className, true, params), Detector.class, false)
        .findFirst()
        .orElseThrow();
  }

  /** The features that have parameters, by id. */
  public static List<Step> features(Path conf) {
    return steps(conf.resolve("features"), Step.class, Configured::featureFile, true);
  }

  /** Reads one file of {@code conf/detectors}, switched off or not. */
  static void checkDetector(Path file) {
    check(file, detectorFile(file), Detector.class);
  }

  /** Reads one file of {@code conf/features}. */
  static void checkFeature(Path file) {
    check(file, featureFile(file), Step.class);
  }

  private static <T extends Step> void check(Path file, Conf conf, Class<T> kind) {
    T unused = step(file.getFileName().toString(), conf, kind, false).findFirst().orElseThrow();
  }

  private static Conf detectorFile(Path file) {
    DetectorFile read = StrictYaml.read(file, DetectorFile.class);
    return new Conf(read.className(), read.enabled(), read.params());
  }

  private static Conf featureFile(Path file) {
    FeatureFile read = StrictYaml.read(file, FeatureFile.class);
    return new Conf(read.className(), true, read.params());
  }

  private static <T extends Step> List<T> steps(
      Path folder, Class<T> kind, Function<Path, Conf> read, boolean enabledOnly) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .flatMap(f -> step(f.getFileName().toString(), read.apply(f), kind, enabledOnly))
          .sorted(Comparator.comparing(Step::id))
          .toList();
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "%s cannot be listed; pass --conf", folder);
    }
  }

  private static <T extends Step> Stream<T> step(
      String name, Conf conf, Class<T> kind, boolean enabledOnly) {
    if (enabledOnly && !conf.enabled()) {
      return Stream.empty();
    }
    try {
      Class<?> type = Class.forName(conf.className());
      Class<?> params = Class.forName(conf.className() + "$Params");
      Object made =
          type.getConstructor(params).newInstance(StrictYaml.convert(name, conf.params(), params));
      T step = kind.cast(made);
      if (!name.equals(step.id() + ".yaml")) {
        throw PipelineException.of(
            ErrorKind.CONFIG, "%s names step %s; rename one", name, step.id());
      }
      return Stream.of(step);
    } catch (InvocationTargetException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "%s: %s", name, e.getCause().getMessage());
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "%s: class %s is no %s with a public constructor taking its nested Params",
          name,
          conf.className(),
          kind.getSimpleName());
    }
  }
}
