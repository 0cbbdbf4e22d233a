package org.cluelake.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Serializable;
import java.util.List;

/**
 * A model on its way to the task that scores with it.
 *
 * @param version hash of all of it
 * @param facts all but its trees, as JSON
 * @param trees bytes of each bag
 */
public record ModelBytes(String version, String facts, List<byte[]> trees) implements Serializable {

  /** Keeps the trees as they are. */
  public ModelBytes {
    trees = List.copyOf(trees);
  }

  /** The model, ready to score. */
  Model model() {
    try {
      ModelFacts of = ModelFolder.facts(facts);
      return new Model(version, of, TreeScorer.of(trees, of.features().size()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the facts were read before", e);
    }
  }

  /** What was asked for when it was trained. */
  public ModelSpec spec() {
    try {
      return ModelFolder.facts(facts).spec();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the facts were read before", e);
    }
  }
}
