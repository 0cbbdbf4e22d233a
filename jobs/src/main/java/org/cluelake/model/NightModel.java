package org.cluelake.model;

import java.io.Serializable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Require;

/**
 * A model a night scores with.
 *
 * @param bytes the model
 * @param isLive whether its scores may become signals; in shadow mode they are only compared
 */
public record NightModel(ModelBytes bytes, boolean isLive) implements Serializable {

  /** Checks that a night has the features it was learned from. */
  public NightModel {
    ModelSpec spec = bytes.spec();
    NightSubject subject = subject(spec);
    for (String feature : spec.features()) {
      Require.that(
          subject.featureNames().contains(feature),
          "model %s learned from %s, which a night does not have; train it on a table of model table",
          spec.name(),
          feature);
    }
  }

  /** What it scores. */
  public NightSubject subject() {
    return subject(bytes.spec());
  }

  private static NightSubject subject(ModelSpec spec) {
    return NightSubject.of(spec.subject())
        .orElseThrow(
            () ->
                PipelineException.of(
                    ErrorKind.CONFIG,
                    "model %s scores %s, of which a night has no features; take it out of scores.yaml",
                    spec.name(),
                    spec.subject()));
  }
}
