package org.cluelake.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
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
      TableContract table, Path file, int bucket, KernelBounds bounds, String staging) {
    try (Kernel kernel = Kernel.open(bounds, "the check of " + table.id())) {
      return named(table, file, bucket, FileCheck.check(kernel, table, file), staging);
    }
  }

  /** A checked local file moved to the lake's staging folder, under the hash of its bytes. */
  static StagedFile named(
      TableContract table, Path file, int bucket, ContentHash hash, String staging) {
    try {
      long bytes = Files.size(file);
      org.apache.hadoop.fs.Path named = moved(file, staging, ContentAddress.name(file));
      return new StagedFile(named.toString(), bucket, hash, bytes);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s: a file cannot be read back", table.id());
    }
  }

  /** A local file moved to a folder of the lake's file system; what lay there is replaced. */
  static org.apache.hadoop.fs.Path moved(Path file, String folder, String name) {
    org.apache.hadoop.fs.Path named = new org.apache.hadoop.fs.Path(folder, name);
    if (!RemoteFiles.isLocal(named.toString())) {
      RemoteFiles.move(file, named.toString());
      return named;
    }
    try {
      Path target = Path.of(named.toUri().getPath());
      Path unusedFolder = Files.createDirectories(target.getParent());
      Path unusedFile = Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
      return named;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "a file cannot be moved to %s", folder);
    }
  }
}
