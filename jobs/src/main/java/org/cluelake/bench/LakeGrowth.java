package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What a night has added to a lake, as its folders say.
 *
 * @param commits commits by table ({@code layer/name})
 * @param files data files
 * @param bytes bytes of those
 */
public record LakeGrowth(Map<String, Integer> commits, long files, long bytes) {

  private static final String LOG = "_delta_log";

  /** What a lake has beyond an earlier copy of it. */
  public static LakeGrowth between(Path earlier, Path later) {
    Set<Path> known = new HashSet<>(files(earlier.resolve("tables")));
    Map<String, Integer> commits = new TreeMap<>();
    long files = 0;
    long bytes = 0;
    Path tables = later.resolve("tables");
    for (Path file : files(tables)) {
      if (known.contains(file)) {
        continue;
      }
      boolean isLog = file.getParent().endsWith(LOG);
      if (isLog && file.toString().matches(".*/[0-9]{20}\\.json")) {
        Integer unused = commits.merge(file.getName(0) + "/" + file.getName(1), 1, Integer::sum);
      } else if (!isLog && file.toString().endsWith(".parquet") && !file.toString().contains(LOG)) {
        files++;
        bytes += size(tables.resolve(file));
      }
    }
    return new LakeGrowth(commits, files, bytes);
  }

  /** Commits to all tables. */
  public int allCommits() {
    return commits.values().stream().mapToInt(n -> n).sum();
  }

  private static Set<Path> files(Path folder) {
    Set<Path> files = new HashSet<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile).forEach(f -> files.add(folder.relativize(f)));
      return files;
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be listed", folder);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", file);
    }
  }
}
