package org.cluelake.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Files of another file system, through Hadoop: fetched to this machine, or sent from it so that
 * they appear whole or not at all.
 */
public final class RemoteFiles {

  /** Of which Spark it was made, and how that one reaches file systems. */
  private record Reach(SparkEnv of, Configuration configuration) {}

  private static final FsPermission CLOSED = new FsPermission("600");

  private static volatile Reach reach;

  private RemoteFiles() {}

  /**
   * How this process reaches file systems: Hadoop's files on the class path and, where Spark runs,
   * its {@code spark.hadoop.*}. Reading them anew costs more than a small task.
   */
  static Configuration configuration() {
    SparkEnv spark = SparkEnv.get();
    Reach known = reach;
    if (known == null || known.of() != spark) {
      known =
          new Reach(
              spark,
              spark == null
                  ? new Configuration()
                  : SparkHadoopUtil.get().newConfiguration(spark.conf()));
      reach = known;
    }
    return known.configuration();
  }

  /** Whether a location, a path or URI, is of this machine. */
  public static boolean isLocal(String location) {
    return location.startsWith("/") || location.startsWith("file:");
  }

  /** The path of a location within its file system; Hadoop's form of a URI escapes nothing. */
  public static String path(String location) {
    return new org.apache.hadoop.fs.Path(location).toUri().getPath();
  }

  /** Where a file lies below a folder: in the same folders as there. */
  public static Path below(Path folder, String location) {
    return folder.resolve(path(location).replaceFirst("^/+", ""));
  }

  /** Fetches a file. */
  public static Path fetch(String location, Path to) {
    org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(location);
    try {
      Path unused = Files.createDirectories(to.getParent());
      FileSystem system = remote.getFileSystem(configuration());
      system.copyToLocalFile(false, remote, new org.apache.hadoop.fs.Path(to.toUri()), true);
      return to;
    } catch (IOException | FSError e) {
      // Hadoop calls a full local disk an error of the machine.
      throw PipelineException.causedBy(
          e,
          ErrorKind.RESOURCE,
          "%s cannot be fetched; check the lake's file system and the scratch folder",
          remote.getName());
    }
  }

  /** Whether a file is there. */
  public static boolean exists(String location) {
    org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(location);
    try {
      return remote.getFileSystem(configuration()).exists(remote);
    } catch (IOException e) {
      throw unreachable(e, remote);
    }
  }

  /**
   * Moves a file of this machine to where it is to lie. It is sent under a name of its own and
   * renamed, so that nobody reads half a file and two attempts never write into one. A name that is
   * the hash of what the file holds is not sent again.
   */
  public static void move(Path file, String to) {
    move(file, new org.apache.hadoop.fs.Path(to), null);
  }

  /** The same for a file that only its owner may read. */
  public static void moveClosed(Path file, String to) {
    move(file, new org.apache.hadoop.fs.Path(to), CLOSED);
  }

  private static void move(Path file, org.apache.hadoop.fs.Path to, FsPermission mode) {
    try {
      FileSystem system = to.getFileSystem(configuration());
      boolean isThere =
          ContentAddress.isNamed(to.getName()) && isThere(system, to, Files.size(file));
      if (!isThere) {
        send(system, file, to, mode);
      }
      Files.delete(file);
    } catch (IOException | FSError e) {
      throw unreachable(e, to);
    }
  }

  private static boolean isThere(FileSystem system, org.apache.hadoop.fs.Path to, long bytes)
      throws IOException {
    if (!system.exists(to)) {
      return false;
    }
    FileStatus there = system.getFileStatus(to);
    return there.isFile() && there.getLen() == bytes;
  }

  private static void send(
      FileSystem system, Path file, org.apache.hadoop.fs.Path to, FsPermission mode)
      throws IOException {
    if (!system.mkdirs(to.getParent())) {
      throw new IOException("cannot create " + to.getParent());
    }
    org.apache.hadoop.fs.Path sent =
        new org.apache.hadoop.fs.Path(
            to.getParent(), "." + sender() + "." + to.getName() + ".part");
    try {
      system.copyFromLocalFile(false, true, new org.apache.hadoop.fs.Path(file.toUri()), sent);
      if (mode != null) {
        system.setPermission(sent, mode);
      }
      FileContext.getFileContext(to.toUri(), configuration())
          .rename(sent, to, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      boolean unused = system.delete(sent, false);
      throw e;
    }
  }

  /** No two attempts share it. */
  private static String sender() {
    TaskContext task = TaskContext.get();
    return task == null ? "driver" : Long.toString(task.taskAttemptId());
  }

  private static PipelineException unreachable(Throwable e, org.apache.hadoop.fs.Path path) {
    return PipelineException.causedBy(
        e,
        ErrorKind.RESOURCE,
        "%s cannot be reached or written; check the lake's file system",
        path.getName());
  }
}
