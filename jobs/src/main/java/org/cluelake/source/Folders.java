package org.cluelake.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a task's own. */
final class Folders {

  private Folders() {}

  /** Makes a folder that exists and is empty: what an earlier attempt left is removed. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> left;
      try (Stream<Path> all = Files.walk(folder)) {
        left = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : left) {
        Files.delete(path);
      }
    }
    Files.createDirectories(folder);
  }
}
