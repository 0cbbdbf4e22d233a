package org.cluelake.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Results of work that ran side by side; its failures are thrown as they were. */
final class RivalPool {

  private RivalPool() {}

  static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "the rival was interrupted");
    }
  }
}
