package org.cluelake.bench;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;

/**
 * The files of a night's declared inputs, handed from the process that ran the night to those it is
 * measured against.
 *
 * @param before the files of each input as the night found them
 * @param all the same with what the night itself made
 * @param sources clean rows of days before, from which a rival without partials makes its windows
 * @param buckets buckets of the lake
 */
public record NightFiles(
    HashMap<Read, ArrayList<SliceFile>> before,
    HashMap<Read, ArrayList<SliceFile>> all,
    HashMap<Read, ArrayList<SliceFile>> sources,
    int buckets)
    implements Serializable {

  /** The same from any maps. */
  public static NightFiles of(
      Map<Read, List<SliceFile>> before,
      Map<Read, List<SliceFile>> all,
      Map<Read, List<SliceFile>> sources,
      int buckets) {
    return new NightFiles(copy(before), copy(all), copy(sources), buckets);
  }

  private static HashMap<Read, ArrayList<SliceFile>> copy(Map<Read, List<SliceFile>> files) {
    HashMap<Read, ArrayList<SliceFile>> copy = new HashMap<>();
    files.forEach((read, of) -> copy.put(read, new ArrayList<>(of)));
    return copy;
  }

  /** Every file that some step reads, once. */
  public List<Path> readBySteps() {
    return all.values().stream()
        .flatMap(List::stream)
        .map(RivalSteps::path)
        .distinct()
        .sorted()
        .toList();
  }

  /** Writes them. */
  public void write(Path file) {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(this);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be written", file);
    }
  }

  /** Reads what the night's process wrote. */
  public static NightFiles read(Path file) {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      return (NightFiles) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be read; the measured process has failed", file);
    }
  }
}
