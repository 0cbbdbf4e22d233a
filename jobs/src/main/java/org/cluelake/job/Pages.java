package org.cluelake.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The nights' pages in the lake's {@code reports} folder, and the runs' figures in another. */
public final class Pages {

  private final Lake lake;
  private final Configuration hadoop;
  private final String folder;

  Pages(Lake lake, Configuration hadoop, String folder) {
    this.lake = lake;
    this.hadoop = hadoop;
    this.folder = folder;
  }

  /** Where a page lies: a path, or a URI of another file system. */
  public String of(String name) {
    org.apache.hadoop.fs.Path page = lake.folder(folder + "/" + name);
    return RemoteFiles.isLocal(page.toString()) ? page.toUri().getPath() : page.toString();
  }

  /** Whether a page is there. */
  public boolean has(String name) {
    String page = of(name);
    return RemoteFiles.isLocal(page) ? Files.exists(Path.of(page)) : RemoteFiles.exists(page);
  }

  /** Writes a page, in place of one of that name. */
  public void put(String name, String text) {
    String page = of(name);
    try {
      if (RemoteFiles.isLocal(page)) {
        Path file = Path.of(page);
        Path unusedFolder = Files.createDirectories(file.getParent());
        Path unused = Files.writeString(file, text);
      } else {
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(page);
        FileSystem system = file.getFileSystem(hadoop);
        try (OutputStream out = system.create(file, true)) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the page %s cannot be written", name);
    }
  }
}
