package org.cluelake.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cluelake.model.ModelBytes;
import org.cluelake.model.ModelFolder;
import org.cluelake.model.NightModel;
import org.cluelake.model.NightSubject;
import org.cluelake.model.SubjectScore;
import org.cluelake.run.Require;
import org.cluelake.run.Step;

/**
 * The models a night scores with: {@code conf/scores.yaml}. Each is pinned by the hash of its
 * content, so that a folder that was trained again is not used before somebody says so.
 */
public final class LearnedScores {

  /** How a model takes part. */
  public enum Mode {
    /** Its scores are written and compared; no signal, clue or list knows them. */
    shadow,
    /** Its scores may become signals. */
    live
  }

  /**
   * A model.
   *
   * @param folder of {@code model train}, below the configuration folder where it is not absolute
   * @param version the model's own, sixteen hexadecimal digits
   * @param mode how it takes part
   */
  record Pinned(String folder, String version, Mode mode) {}

  /**
   * The file.
   *
   * @param scores the models, any number of each kind of subject
   */
  record Conf(List<Pinned> scores) {}

  private LearnedScores() {}

  /** A step for each kind of subject a model is named for; none where no model is named. */
  static List<Step> of(Path conf) {
    Map<NightSubject, List<NightModel>> models = new EnumMap<>(NightSubject.class);
    TreeSet<String> named = new TreeSet<>();
    for (Pinned pinned : StrictYaml.read(conf.resolve("scores.yaml"), Conf.class).scores()) {
      ModelBytes bytes = ModelFolder.bytes(conf.resolve(pinned.folder()));
      Require.that(
          bytes.version().equals(pinned.version()),
          "scores.yaml pins version %s, the folder of model %s holds %s; judge it, then pin it",
          pinned.version(),
          bytes.spec().name(),
          bytes.version());
      Require.that(
          named.add(bytes.spec().name() + " " + bytes.version()),
          "scores.yaml names model %s %s twice; remove one",
          bytes.spec().name(),
          bytes.version());
      NightModel model = new NightModel(bytes, pinned.mode() == Mode.live);
      models.computeIfAbsent(model.subject(), s -> new ArrayList<>()).add(model);
    }
    List<Step> steps = new ArrayList<>();
    models.forEach((subject, of) -> steps.add(new SubjectScore(subject, of)));
    return steps;
  }

  /** The steps as they are without any model. */
  public static List<Step> ofNoModel() {
    List<Step> steps = new ArrayList<>();
    for (NightSubject subject : NightSubject.values()) {
      steps.add(new SubjectScore(subject, List.of()));
    }
    return steps;
  }
}
