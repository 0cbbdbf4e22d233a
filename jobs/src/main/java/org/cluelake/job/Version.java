package org.cluelake.job;

import java.util.Objects;

/** The version of this code, as its jar says. */
public final class Version {

  private Version() {}

  /** Such as {@code 0.1.0}; {@code dev} outside a jar. */
  public static String current() {
    return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");
  }
}
