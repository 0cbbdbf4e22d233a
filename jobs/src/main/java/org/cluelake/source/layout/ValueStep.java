package org.cluelake.source.layout;

/** One thing done to a value that is not empty. The list is closed: a mapping holds no code. */
public sealed interface ValueStep permits TextStep, NumberStep, WordStep, TimeStep {

  /** The changed value; empty text is no value. */
  String apply(String value, SourceRow row) throws RowRefused;
}
