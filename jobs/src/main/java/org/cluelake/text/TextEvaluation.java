package org.cluelake.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How well models of this spec tell texts they have not seen.
 *
 * <p>Every text is judged once in a repeat, by a model of the other folds; whatever is chosen is
 * chosen inside those. A figure is of all texts of a repeat together.
 *
 * @param name of the spec
 * @param folds parts the texts are cut into
 * @param texts how many there are
 * @param nearDuplicateGroups campaigns they form, single texts included
 * @param apart by repeat, with texts dealt to folds one by one
 * @param together the same with near-duplicates kept in one fold
 */
public record TextEvaluation(
    String name,
    int folds,
    int texts,
    int nearDuplicateGroups,
    List<Confusion> apart,
    List<Confusion> together) {

  /**
   * Evaluates.
   *
   * @param spec how models are made
   * @param texts at least as many as folds
   * @param folds 2 or more
   * @param seeds one repeat each
   */
  public static TextEvaluation of(
      TextSpec spec, List<LabelledText> texts, int folds, List<Long> seeds) {
    List<List<LabelledText>> groups = new ArrayList<>();
    for (Campaign campaign :
        new Campaigns(spec.nearDuplicates()).of(texts.stream().map(LabelledText::text).toList())) {
      groups.add(campaign.texts().stream().map(texts::get).toList());
    }
    List<Confusion> apart = new ArrayList<>();
    List<Confusion> together = new ArrayList<>();
    for (long seed : seeds) {
      apart.add(judged(spec, Folds.stratified(texts, folds, seed), folds));
      together.add(judged(spec, Folds.grouped(groups, folds, seed), folds));
    }
    return new TextEvaluation(
        spec.name(), folds, texts.size(), groups.size(), List.copyOf(apart), List.copyOf(together));
  }

  private static Confusion judged(TextSpec spec, Folds dealt, int folds) {
    TextTraining training = new TextTraining(spec);
    Confusion confusion = new Confusion(spec);
    for (int fold = 0; fold < folds; fold++) {
      TextModel model = training.model(dealt.outside(fold));
      for (LabelledText text : dealt.inside(fold)) {
        confusion.add(text.label(), model.verdict(text.text()));
      }
    }
    return confusion;
  }
}
