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
 * The lake as a night found it, handed from the process that ran the night to the rival's.
 *
 * @param earlier files of each declared input
 * @param buckets buckets of the lake
 */
public record NightBefore(HashMap<Read, ArrayList<SliceFile>> earlier, int buckets)
    implements Serializable {

  /** The same from any map. */
  public static NightBefore of(Map<Read, List<SliceFile>> earlier, int buckets) {
    HashMap<Read, ArrayList<SliceFile>> copy = new HashMap<>();
    earlier.forEach((read, files) -> copy.put(read, new ArrayList<>(files)));
    return new NightBefore(copy, buckets);
  }

  /** Writes it. */
  public void write(Path file) {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(this);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be written", file);
    }
  }

  /** Reads what the night's process wrote. */
  public static NightBefore read(Path file) {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      return (NightBefore) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be read; the measured process has failed", file);
    }
  }
}
