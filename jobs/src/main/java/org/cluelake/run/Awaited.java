package org.cluelake.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Results of work that runs side by side; its failures are thrown as they were. */
public final class Awaited {

  private Awaited() {}

  /**
   * The result of a work, once it is there.
   *
   * @throws PipelineException RESOURCE where the waiting thread is interrupted, which it stays
   */
  public static <T> T result(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** What an interrupted wait ends with; the thread stays interrupted. */
  public static PipelineException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return PipelineException.causedBy(e, ErrorKind.RESOURCE, "the work was interrupted");
  }
}
