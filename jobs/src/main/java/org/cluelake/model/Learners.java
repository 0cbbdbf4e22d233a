package org.cluelake.model;

import java.util.List;
import org.cluelake.run.Require;

/** The learners a specification asks for. */
final class Learners {

  private Learners() {}

  /** One per setting of trees, to choose from inside training folds. */
  static List<? extends Learner> trees(ModelSpec spec, Links links) {
    Require.that(
        (spec.neighbours() == null) == (links == null),
        "a links file is given where the specification has neighbours, and only there");
    if (links == null) {
      return spec.trees().stream().map(Trees::new).toList();
    }
    return spec.trees().stream()
        .map(s -> new Propagated(new Trees(s), new Trees(s), links, spec.innerFolds()))
        .toList();
  }
}
