package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.bucket.BucketChain;
import org.cluelake.bucket.BucketTask;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.Lake;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;

/**
 * Runs a night's steps over many days at once. A step whose days do not depend on each other is one
 * Spark job of all days and buckets; one that carries a state is a chain of days in each bucket, as
 * a bucket's state is its own; what is neither runs day by day.
 */
final class HistorySteps {

  private final Workshop shop;
  private final HistoryFiles files;
  private final Set<LocalDate> kept;
  private final HistoryPlan plan;

  /**
   * Runs into some files.
   *
   * @param last last day that is made now, whose states are the start of what follows
   */
  HistorySteps(Workshop shop, HistoryPlan plan, HistoryFiles files, LocalDate last) {
    this.shop = shop;
    this.plan = plan;
    this.files = files;
    this.kept = Set.of(last);
  }

  /** Makes a step's table for some days, in order. */
  void run(Step step, List<LocalDate> days) {
    boolean carried = HistoryPlan.isCarried(step);
    if (step instanceof BucketStep bucketStep && !carried) {
      apart(bucketStep, days);
    } else if (step instanceof BucketStep bucketStep && step.writes().isBucketed()) {
      chained(bucketStep, days);
    } else if (carried) {
      inTurn(step, days);
    } else {
      sideBySide(step, days);
    }
  }

  private void apart(BucketStep step, List<LocalDate> days) {
    List<BucketTask> tasks = new ArrayList<>();
    days.forEach(d -> tasks.addAll(tasks(step, d)));
    List<StagedFile> made = shop.runner().each(tasks);
    Map<LocalDate, List<StagedFile>> byDay = new TreeMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      if (made.get(i) != null) {
        byDay.computeIfAbsent(tasks.get(i).asOf().date(), d -> new ArrayList<>()).add(made.get(i));
      }
    }
    byDay.forEach((day, parts) -> files.add(step.writes(), day, whole(step.writes(), day, parts)));
  }

  private List<StagedFile> whole(TableContract table, LocalDate day, List<StagedFile> parts) {
    return table.isBucketed() ? parts : shop.runner(day).united(table, parts);
  }

  private void chained(BucketStep step, List<LocalDate> days) {
    Read before =
        step.reads().stream()
            .filter(r -> HistoryPlan.isOwnBefore(step, r))
            .findFirst()
            .orElseThrow();
    Set<LocalDate> wanted = new HashSet<>(kept);
    days.stream().filter(d -> plan.isReadByOthers(step.writes(), d)).forEach(wanted::add);
    List<List<BucketTask>> byBucket = new ArrayList<>();
    for (LocalDate day : days) {
      List<BucketTask> tasks = tasks(step, day);
      for (int i = 0; i < tasks.size(); i++) {
        if (byBucket.size() == i) {
          byBucket.add(new ArrayList<>());
        }
        byBucket.get(i).add(tasks.get(i));
      }
    }
    List<BucketChain> chains =
        byBucket.stream().map(tasks -> new BucketChain(tasks, before, wanted)).toList();
    shop.runner()
        .chains(chains)
        .forEach(made -> made.forEach((day, file) -> files.add(step.writes(), day, List.of(file))));
  }

  private void inTurn(Step step, List<LocalDate> days) {
    days.forEach(d -> files.add(step.writes(), d, result(making(step, d))));
  }

  private void sideBySide(Step step, List<LocalDate> days) {
    // Only one thread asks the lake, so the inputs of all days are chosen first.
    List<Callable<List<StagedFile>>> making = days.stream().map(d -> making(step, d)).toList();
    List<List<StagedFile>> made = making.parallelStream().map(HistorySteps::result).toList();
    for (int i = 0; i < days.size(); i++) {
      files.add(step.writes(), days.get(i), made.get(i));
    }
  }

  private Callable<List<StagedFile>> making(Step step, LocalDate day) {
    return new StepStage(shop, day, Lake.HISTORY_GEN, files.slices(day)).making(step);
  }

  private static List<StagedFile> result(Callable<List<StagedFile>> making) {
    try {
      return making.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<BucketTask> tasks(BucketStep step, LocalDate day) {
    Slices slices = files.slices(day);
    return shop.runner(day)
        .tasks(
            step,
            new AsOf(day),
            step.reads().stream()
                .map(r -> new BucketTask.Input(r, new ArrayList<>(slices.of(r))))
                .toList());
  }
}
