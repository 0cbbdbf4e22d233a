package org.cluelake.source.layout;

import java.io.IOException;

/** A file that cannot be read as its mapping says; its message names no value. */
final class FileDamaged extends IOException {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  FileDamaged(Fault fault, String problem) {
    super(problem);
    this.fault = fault;
  }

  /** The code. */
  Fault fault() {
    return fault;
  }
}
