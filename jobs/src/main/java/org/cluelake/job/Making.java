package org.cluelake.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Awaited;
import org.cluelake.run.StagedFile;

/** Steps at work, by the table they make; used by one thread. */
final class Making {

  /** What a step made, and how long it took. */
  record Made(List<StagedFile> files, long nanos) {}

  private final Map<TableContract, List<Future<Made>>> works = new HashMap<>();
  private final Map<TableContract, Integer> left = new HashMap<>();
  private final BlockingQueue<TableContract> ended = new LinkedBlockingQueue<>();

  /** Begins the steps of a table. */
  void begin(TableContract table, List<Callable<Made>> steps, ExecutorService pool) {
    Integer unusedLeft = left.put(table, steps.size());
    List<Future<Made>> futures = new ArrayList<>();
    for (Callable<Made> step : steps) {
      futures.add(
          pool.submit(
              () -> {
                try {
                  return step.call();
                } finally {
                  boolean unused = ended.add(table);
                }
              }));
    }
    List<Future<Made>> unused = works.put(table, futures);
  }

  /** How many steps have not ended. */
  int steps() {
    return left.values().stream().mapToInt(n -> n).sum();
  }

  /** Waits for the next table all of whose steps have ended, well or badly. */
  TableContract next() {
    while (true) {
      TableContract table = taken();
      if (left.merge(table, -1, Integer::sum) == 0) {
        return table;
      }
    }
  }

  private TableContract taken() {
    try {
      return ended.take();
    } catch (InterruptedException e) {
      throw Awaited.interrupted(e);
    }
  }

  /** What the steps of a table made, in their order; nothing for a table that was not begun. */
  Optional<List<Made>> of(TableContract table) {
    return Optional.ofNullable(works.get(table))
        .map(all -> all.stream().map(Awaited::result).toList());
  }

  /** Lets nothing begin any more; what runs goes on. */
  void cancel() {
    works.values().forEach(all -> all.forEach(work -> work.cancel(false)));
  }
}
