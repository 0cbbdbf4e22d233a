package org.cluelake.text;

import java.util.List;

/**
 * Tells the class of a text.
 *
 * <p>Every class has two scores, one from the terms as they weigh and one from terms weighed by how
 * much each tells of the class; their mean is the class's margin. Half a score of fraud against all
 * the rest is added to the gap between the best class of fraud and the best other class: the sum
 * says whether the text is fraud, and the best class on that side is its class.
 */
public final class TextModel {

  /**
   * A class.
   *
   * @param label its name
   * @param group what it means
   * @param plain score from the terms as they weigh
   * @param byRatio score from terms weighed by what they tell of the class
   */
  record TextClass(String label, TextGroup group, LinearScore plain, LinearScore byRatio) {}

  /**
   * What the score of all fraud counts beside the gap between classes. More of it misses small
   * classes of fraud, none of it takes more ordinary texts for fraud.
   */
  private static final double FRAUD_SHARE = 0.5;

  private final Vocabulary vocabulary;
  private final List<TextClass> classes;
  private final LinearScore fraud;

  TextModel(Vocabulary vocabulary, List<TextClass> classes, LinearScore fraud) {
    this.vocabulary = vocabulary;
    this.classes = List.copyOf(classes);
    this.fraud = fraud;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  List<TextClass> classes() {
    return classes;
  }

  LinearScore fraud() {
    return fraud;
  }

  /** What the model says of a text; of equals the class whose name comes first. */
  public TextVerdict verdict(String text) {
    TermVector vector = vocabulary.vector(MaskedText.of(text));
    TextClass bestFraud = null;
    TextClass bestOther = null;
    double fraudMargin = 0;
    double otherMargin = 0;
    for (TextClass textClass : classes) {
      double margin = (textClass.plain().of(vector) + textClass.byRatio().of(vector)) / 2;
      if (textClass.group() == TextGroup.FRAUD) {
        if (bestFraud == null || margin > fraudMargin) {
          bestFraud = textClass;
          fraudMargin = margin;
        }
      } else if (bestOther == null || margin > otherMargin) {
        bestOther = textClass;
        otherMargin = margin;
      }
    }
    double gap = fraudMargin - otherMargin + FRAUD_SHARE * fraud.of(vector);
    return gap > 0
        ? new TextVerdict(bestFraud.label(), TextGroup.FRAUD, fraudMargin, gap)
        : new TextVerdict(bestOther.label(), bestOther.group(), otherMargin, gap);
  }
}
