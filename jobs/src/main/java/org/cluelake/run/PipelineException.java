package org.cluelake.run;

/**
 * The one exception of the pipeline. Its message says the problem, where, and what to do; it never
 * carries a value from a row.
 */
public final class PipelineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  private PipelineException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A failure of the given family. */
  public static PipelineException of(ErrorKind kind, String message, Object... values) {
    return new PipelineException(kind, String.format(message, values), null);
  }

  /** A failure of the given family, with what caused it. */
  public static PipelineException causedBy(
      Throwable cause, ErrorKind kind, String message, Object... values) {
    return new PipelineException(kind, String.format(message, values), cause);
  }

  /** The family. */
  public ErrorKind kind() {
    return kind;
  }
}
