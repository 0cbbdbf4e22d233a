package org.cluelake.bucket;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.cluelake.run.Awaited;

/**
 * Works of one core, one after the other: while one computes, the files of the next are fetched,
 * and of no other, so that scratch holds two works a core at most. What was fetched for a work that
 * is not done any more is removed.
 */
final class ReadAhead<R> implements Iterator<R>, AutoCloseable {

  private final Iterator<? extends FetchedWork<R>> works;
  private final ExecutorService fetcher =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "read-ahead");
            thread.setDaemon(true);
            return thread;
          });
  private FetchedWork<R> next;
  private Future<TaskFiles> fetching;

  ReadAhead(Iterator<? extends FetchedWork<R>> works) {
    this.works = works;
    advance();
  }

  /** The works of a Spark partition; their scratch goes with its task, however that ends. */
  static <R> Iterator<R> ofTask(Iterator<? extends FetchedWork<R>> works) {
    ReadAhead<R> ahead = new ReadAhead<>(works);
    TaskCompletionListener last = context -> ahead.close();
    TaskContext unused = TaskContext.get().addTaskCompletionListener(last);
    return ahead;
  }

  /** Does one work by itself. */
  static <R> R alone(FetchedWork<R> work) {
    TaskFiles files = new TaskFiles(Path.of(work.scratch()));
    try {
      return work.result(files);
    } finally {
      files.discard();
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public R next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    FetchedWork<R> work = next;
    TaskFiles files = Awaited.result(fetching);
    try {
      advance();
      return work.result(files);
    } finally {
      files.discard();
    }
  }

  private void advance() {
    fetching = null;
    next = works.hasNext() ? works.next() : null;
    if (next != null) {
      FetchedWork<R> work = next;
      fetching = fetcher.submit(() -> filesOf(work));
    }
  }

  private static <R> TaskFiles filesOf(FetchedWork<R> work) {
    TaskFiles files = new TaskFiles(Path.of(work.scratch()));
    try {
      for (String location : work.locations()) {
        Path unused = files.local(location);
      }
      return files;
    } catch (RuntimeException e) {
      files.discard();
      throw e;
    }
  }

  @Override
  public void close() {
    fetcher.shutdown();
    if (fetching != null) {
      Future<TaskFiles> last = fetching;
      fetching = null;
      next = null;
      try {
        last.get().discard();
      } catch (ExecutionException e) {
        // Whoever fails to fetch removes what there is.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
