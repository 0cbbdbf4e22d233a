package org.cluelake.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of a task's own on the machine it runs on. */
public final class Scratch {

  private Scratch() {}

  /** Removes a folder and all that is in it. */
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        ContentAddress.forget(path);
        Files.delete(path);
      }
    }
  }
}
