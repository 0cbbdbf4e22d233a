package org.cluelake.run;

/** Families of failure. The exit code tells a scheduler what to do; it retries RESOURCE only. */
public enum ErrorKind {
  /** Usage or configuration: a person corrects the call or a file of {@code conf}. */
  CONFIG(2),
  /** A required delivery is missing or late. */
  INPUT(3),
  /** The quality gate or the audit stopped the night; what was published before still stands. */
  DATA(4),
  /** Another run holds the lake or has won the race. */
  CONFLICT(5),
  /** Disk, network or another service failed; trying again may help. */
  RESOURCE(6),
  /** We broke it. */
  INTERNAL(70);

  private final int exitCode;

  ErrorKind(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process exit code of this family. */
  public int exitCode() {
    return exitCode;
  }
}
