package org.cluelake.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** The floors of the house. Data flows upwards only, in the order of these constants. */
public enum Layer {
  /** Files as agencies deliver them: text, described but never stored as a table. */
  SOURCE,
  /** Accepted rows, typed and tokenised. */
  CLEAN,
  /** Mergeable partials and states per subject. */
  FEATURE,
  /** One row per detector finding. */
  SIGNAL,
  /** Signals fused into graded clues. */
  CLUE,
  /** What readers are meant to pull. */
  SERVING,
  /** What outsiders pull: events by province, written after publication. Never an input. */
  EXPORT,
  /** The house's own books: ledgers, quarantine, publications. Outside the order of the others. */
  OPS;

  /** The folder name and YAML word of this layer. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the YAML word, such as {@code clean}. */
  @JsonCreator
  public static Layer of(String id) {
    for (Layer layer : values()) {
      if (layer.id().equals(id)) {
        return layer;
      }
    }
    throw new IllegalArgumentException("unknown layer '" + id + "'");
  }
}
