package org.cluelake.bucket;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * The work of a step that carries a state, on one bucket, over consecutive nights: each night reads
 * what the night before has made.
 *
 * @param nights the tasks in the order of their nights; the first brings the state it starts from
 * @param carried the input that is the state before a night
 * @param kept nights whose result is read by others; of the others nothing is left
 */
public record BucketChain(List<BucketTask> nights, Read carried, Set<LocalDate> kept)
    implements Serializable {

  /** Computes every night; gives the files of those that are kept and have rows. */
  public Map<LocalDate, StagedFile> run() {
    Map<LocalDate, StagedFile> made = new TreeMap<>();
    StagedFile last = null;
    LocalDate lastNight = null;
    for (BucketTask night : nights) {
      BucketTask task = lastNight == null ? night : after(night, last, lastNight);
      StagedFile result = task.canHaveRows() ? task.run() : null;
      if (last != null && !kept.contains(lastNight)) {
        TaskFiles.remove(last.uri());
      }
      last = result;
      lastNight = night.asOf().date();
      if (result != null && kept.contains(lastNight)) {
        StagedFile unused = made.put(lastNight, result);
      }
    }
    return made;
  }

  private BucketTask after(BucketTask night, StagedFile before, LocalDate date) {
    List<BucketTask.Input> inputs = new ArrayList<>();
    for (BucketTask.Input input : night.inputs()) {
      inputs.add(
          input.read().equals(carried) ? new BucketTask.Input(carried, slice(before, date)) : input);
    }
    return new BucketTask(
        night.step(),
        night.asOf(),
        night.bucket(),
        night.buckets(),
        inputs,
        night.output(),
        night.bounds());
  }

  private static List<SliceFile> slice(StagedFile file, LocalDate date) {
    return file == null ? new ArrayList<>() : new ArrayList<>(List.of(file.on(date, 0)));
  }
}
