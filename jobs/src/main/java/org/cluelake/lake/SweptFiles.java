package org.cluelake.lake;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * The data files in a table's folders of nights before a date. Delta's {@code VACUUM} would do the
 * same by the age of files, that is by a clock.
 */
final class SweptFiles {

  private static final String NIGHT = TableContract.BIZ_DATE + "=";

  private final Configuration configuration;
  private final Path location;
  private final LocalDate before;

  SweptFiles(Configuration configuration, Path location, LocalDate before) {
    this.configuration = configuration;
    this.location = location;
    this.before = before;
  }

  /**
   * Deletes what lies there and is not live, with folders that become empty; how many files. Files
   * are told apart by their path alone: a live one must never be missed for how its file system is
   * written before it.
   */
  int delete(List<SliceFile> live) {
    Set<String> kept = live.stream().map(f -> path(new Path(f.uri()))).collect(Collectors.toSet());
    int deleted = 0;
    try {
      FileSystem system = location.getFileSystem(configuration);
      for (Path night : nights(system)) {
        List<Path> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = system.listFiles(night, true);
        while (all.hasNext()) {
          boolean unused = files.add(all.next().getPath());
        }
        if (files.stream().noneMatch(f -> kept.contains(path(f)))) {
          boolean unused = system.delete(night, true);
          deleted += files.size();
          continue;
        }
        for (Path file : files) {
          if (!kept.contains(path(file))) {
            boolean unused = system.delete(file, false);
            deleted++;
          }
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "swept files below %s cannot be deleted", location.getName());
    }
    return deleted;
  }

  private static String path(Path file) {
    return file.toUri().getPath();
  }

  private List<Path> nights(FileSystem system) throws IOException {
    List<Path> nights = new ArrayList<>();
    if (system.exists(location)) {
      for (FileStatus folder : system.listStatus(location)) {
        String name = folder.getPath().getName();
        if (folder.isDirectory()
            && name.startsWith(NIGHT)
            && LocalDate.parse(name.substring(NIGHT.length())).isBefore(before)) {
          boolean unused = nights.add(folder.getPath());
        }
      }
    }
    return nights;
  }
}
