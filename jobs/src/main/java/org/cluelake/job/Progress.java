package org.cluelake.job;

/** Where a run says what it is doing: one line a step, no values of rows. */
@FunctionalInterface
public interface Progress {

  /** Says a line. */
  void line(String text);

  /** Says a line about a step that has ended. */
  default void step(String step, String text) {
    line(text);
  }

  /** Says that a stage begins: the stage before it has ended. */
  default void stage(String name) {}
}
