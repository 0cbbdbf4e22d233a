package org.cluelake.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cluelake.run.Awaited;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The time to only read bytes: what no engine can be faster than. */
public final class ScanLimit {

  private static final int BLOCK = 1 << 20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private ScanLimit() {}

  /** Reads files, some at once; the stage says how long it took. */
  public static Figures.Stage read(String name, List<Path> files, int threads) {
    long cpu = StageClock.cpuMs();
    long start = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> reading = new ArrayList<>();
      files.forEach(f -> reading.add(pool.submit(() -> bytes(f))));
      reading.forEach(
          r -> {
            long unused = Awaited.result(r);
          });
    } finally {
      List<Runnable> unused = pool.shutdownNow();
    }
    return new Figures.Stage(
        name, (System.nanoTime() - start) / NANOS_PER_MILLI, StageClock.cpuMs() - cpu);
  }

  /** The files the manifests of a day name. */
  public static List<Path> delivered(Path folder) {
    return RivalDelivery.files(folder).stream().map(RivalDelivery.Delivered::path).toList();
  }

  /** Bytes of all of them. */
  public static long size(List<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
      } catch (IOException e) {
        throw unreadable(e, file);
      }
    }
    return bytes;
  }

  private static long bytes(Path file) {
    byte[] block = new byte[BLOCK];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        bytes += read;
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e, file);
    }
  }

  private static PipelineException unreadable(IOException e, Path file) {
    return PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", file);
  }
}
