package org.cluelake.job;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * {@code BACKUP.json}: what a backup folder holds. Files beside it that it does not name belong to
 * earlier backups into the same folder.
 *
 * @param format version of this manifest's form
 * @param codeVersion version of ClueLake that made the backup
 * @param publications publications of the lake
 * @param lastHash hash of the newest of them, empty where there is none
 * @param files every file, by path
 */
record BackupManifest(
    int format, String codeVersion, long publications, String lastHash, List<Entry> files) {

  static final String NAME = "BACKUP.json";
  static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * One file.
   *
   * @param path its place below the lake's root and below the backup's
   * @param bytes its size
   * @param sha256 hash of its bytes
   */
  record Entry(String path, long bytes, String sha256) {}

  BackupManifest {
    files = List.copyOf(files);
  }

  static BackupManifest read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      BackupManifest manifest = JSON.readValue(file.toFile(), BackupManifest.class);
      if (manifest.format() != FORMAT) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "the backup has form %d, this version reads %d; use the version that made it (%s)",
            manifest.format(),
            FORMAT,
            manifest.codeVersion());
      }
      return manifest;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.DATA,
          "%s has no readable %s, so it is no finished backup; choose another",
          folder,
          NAME);
    }
  }

  void write(Path file) throws IOException {
    Path unused = Files.write(file, JSON.writeValueAsBytes(this));
  }
}
