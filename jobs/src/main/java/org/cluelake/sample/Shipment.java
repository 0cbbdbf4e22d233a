package org.cluelake.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Writes one day's feeds behind the back of the next day's life: one thread, one day at a time. */
final class Shipment implements AutoCloseable {

  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final Map<String, Long> rows = new TreeMap<>();
  private long bytes;
  private Future<?> underway;

  /** A day's feeds, each formatted only when it is written. */
  static final class Day {
    private final Map<String, Supplier<Stream<String[]>>> feeds = new LinkedHashMap<>();

    /** A small feed. */
    void add(String feed, Supplier<List<String[]>> formatted) {
      feeds.put(feed, () -> formatted.get().stream());
    }

    /** A large feed, whose rows are never all in memory. */
    void stream(String feed, Supplier<Stream<String[]>> formatted) {
      feeds.put(feed, formatted);
    }
  }

  /** Waits for the day before, then hands this one to the writer. */
  void send(DayFolder folder, Day day) {
    await();
    underway = writer.submit(() -> write(folder, day));
  }

  private void write(DayFolder folder, Day day) {
    day.feeds.forEach(
        (feed, formatted) -> {
          DayFolder.Size size = folder.write(Tables.feed(feed), formatted.get().iterator());
          rows.merge(feed, size.rows(), Long::sum);
          bytes += size.bytes();
        });
  }

  /** Waits until everything sent is written. */
  void await() {
    if (underway == null) {
      return;
    }
    try {
      underway.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "sample: interrupted; run it again");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PipelineException known) {
        throw known;
      }
      throw PipelineException.causedBy(e, ErrorKind.INTERNAL, "sample: a day was not written");
    }
  }

  /** Data rows per feed, once everything is written. */
  Map<String, Long> rows() {
    return rows;
  }

  /** Bytes of all data files, once everything is written. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
