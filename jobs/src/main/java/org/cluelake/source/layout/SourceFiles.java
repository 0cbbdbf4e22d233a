package org.cluelake.source.layout;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The files of a source that lie in the folder of an import. No name is used as a path. */
final class SourceFiles {

  /** What a mapping may write: a plain name, with signs for many. */
  private static final Pattern WRITTEN =
      Pattern.compile("[\\p{L}\\p{N}*?][\\p{L}\\p{N}_.()*? -]{0,199}");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.() -]{0,199}");

  private SourceFiles() {}

  /** Whether a mapping may name its files so. */
  static boolean isName(String name) {
    return WRITTEN.matcher(name).matches() && !name.contains("..");
  }

  /**
   * The files, in the order of their names.
   *
   * @throws PipelineException INPUT where there is none, DATA where one is a link, a folder or
   *     oddly named: leaving it out would lose its rows
   */
  static List<Path> of(SourceFile source, Path folder) {
    Pattern wanted = pattern(source.file());
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (wanted.matcher(child.getFileName().toString()).matches()) {
          files.add(child);
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.INPUT, "The folder given with --from cannot be listed.");
    }
    if (files.isEmpty()) {
      throw Fault.FILE_MISSING.at(
          source.file(),
          "it is not in the folder given with --from. Fetch it, or correct the name.");
    }
    files.sort(Comparator.comparing(f -> f.getFileName().toString()));
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!PLAIN.matcher(name).matches() || name.contains("..")) {
        throw Fault.NAME_UNSAFE.at(
            source.file(),
            "a file of that pattern has characters no plain file name has. Rename it.");
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw Fault.NAME_UNSAFE.at(
            name, "it is a link, folder or device. Put the file itself there.");
      }
    }
    return files;
  }

  private static Pattern pattern(String written) {
    StringBuilder text = new StringBuilder();
    for (char c : written.toCharArray()) {
      text.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(text.toString(), Pattern.DOTALL);
  }
}
