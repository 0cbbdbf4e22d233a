package org.cluelake.text;

/**
 * A weighted sum of a text's terms: above zero speaks for the class.
 *
 * <p>Where there are ratios, the terms are first multiplied by how much each tells of the class and
 * scaled to length one (Wang and Manning 2012, naive-Bayes features of a linear model).
 *
 * @param weights by term
 * @param bias added to the sum
 * @param ratios by term, or null
 */
record LinearScore(float[] weights, float bias, float[] ratios) {

  double of(TermVector text) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < text.terms().length; i++) {
      int term = text.terms()[i];
      double value = ratios == null ? text.weights()[i] : text.weights()[i] * ratios[term];
      sum += weights[term] * value;
      squares += value * value;
    }
    boolean scaled = ratios != null && squares > 0;
    return (scaled ? sum / Math.sqrt(squares) : sum) + bias;
  }
}
