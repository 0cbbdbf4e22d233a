package org.cluelake.source.layout;

/** A row that cannot be mapped; its message is the reason, never a value. */
final class RowRefused extends Exception {

  private static final long serialVersionUID = 1L;

  RowRefused(String reason) {
    super(reason, null, false, false);
  }
}
