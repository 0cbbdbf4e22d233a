package org.cluelake.text;

/**
 * A text somebody has put in a class.
 *
 * @param text the words
 * @param label its class
 */
public record LabelledText(String text, String label) {

  /** Names the length and class only: the words may be somebody's. */
  @Override
  public String toString() {
    return "LabelledText[" + text.length() + " characters, " + label + "]";
  }
}
