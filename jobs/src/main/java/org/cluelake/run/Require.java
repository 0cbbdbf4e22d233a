package org.cluelake.run;

/** Checks of a step's settings; a breach names the setting and what it should be. */
public final class Require {

  private Require() {}

  /** Fails as a configuration error unless the condition holds. */
  public static void that(boolean holds, String message, Object... values) {
    if (!holds) {
      throw PipelineException.of(ErrorKind.CONFIG, message, values);
    }
  }
}
