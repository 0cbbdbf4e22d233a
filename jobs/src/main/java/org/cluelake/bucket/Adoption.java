package org.cluelake.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.StagedFile;

/** Takes in a Parquet file that another stage has written: held to its contract, then named. */
public final class Adoption {

  private Adoption() {}

  /**
   * The file, checked and moved under its name.
   *
   * @param bucket its bucket, or -1 where the table has none
   * @param staging folder of the lake's file system it is moved to
   */
  public static StagedFile adopt(
      TableContract table, Path file, int bucket, int memoryMb, Path spill, String staging) {
    try (Kernel kernel = Kernel.open(memoryMb, spill, Math.max(bucket, 0), 1)) {
      return named(table, file, bucket, FileCheck.check(kernel, table, file), staging);
    }
  }

  /** A checked local file moved to the lake's staging folder, under the hash of its bytes. */
  static StagedFile named(
      TableContract table, Path file, int bucket, ContentHash hash, String staging) {
    org.apache.hadoop.fs.Path named =
        new org.apache.hadoop.fs.Path(staging, ContentAddress.name(file));
    try {
      long bytes = Files.size(file);
      FileSystem system = named.getFileSystem(new Configuration());
      if (!system.mkdirs(named.getParent())) {
        throw new IOException("cannot create " + staging);
      }
      system.moveFromLocalFile(new org.apache.hadoop.fs.Path(file.toUri()), named);
      return new StagedFile(system.makeQualified(named).toString(), bucket, hash, bytes);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s: a file cannot be moved to %s", table.id(), staging);
    }
  }
}
