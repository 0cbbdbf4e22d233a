package org.cluelake.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.cluelake.bench.LakeCopy;

/** Where benches pass rows through files; gone when the tests end. */
final class Scratch {

  private static final Path ROOT = root();
  private static final AtomicLong MADE = new AtomicLong();

  private Scratch() {}

  /** The path of a file or folder that is not there yet. */
  static Path path(String ending) {
    return ROOT.resolve(MADE.incrementAndGet() + ending);
  }

  private static Path root() {
    try {
      Path root = Files.createTempDirectory("bench-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> LakeCopy.remove(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
