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
    List<Trees> candidates = trees(spec);
    return links == null
        ? candidates
        : candidates.stream().map(t -> new Propagated(t, t, links, spec.innerFolds())).toList();
  }

  /** The same without links. */
  static List<Trees> trees(ModelSpec spec) {
    return spec.average()
        ? List.of(new Trees(spec.trees()))
        : spec.trees().stream().map(Trees::new).toList();
  }
}
