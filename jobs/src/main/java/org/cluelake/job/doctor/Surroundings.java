package org.cluelake.job.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What the checks ask of the process they run in, so that a test can be another.
 *
 * @param javaFeature feature version of Java, such as 17
 * @param isOpen whether a package of {@code java.base} is open to this code
 * @param zone id of the time zone
 * @param charset name of the charset of files
 * @param nameCharset name of the charset of file names, which follows the locale
 * @param user name of the user
 * @param spark the process's {@code spark.} settings
 * @param space bytes left where a path lies
 */
public record Surroundings(
    int javaFeature,
    Predicate<String> isOpen,
    String zone,
    String charset,
    String nameCharset,
    String user,
    Map<String, String> spark,
    ToLongFunction<Path> space) {

  /** This process. */
  public static Surroundings current() {
    Properties all = System.getProperties();
    Module here = Surroundings.class.getModule();
    Map<String, String> spark = new TreeMap<>();
    all.stringPropertyNames().stream()
        .filter(n -> n.startsWith("spark."))
        .forEach(n -> spark.put(n, all.getProperty(n)));
    return new Surroundings(
        Runtime.version().feature(),
        p -> Object.class.getModule().isOpen(p, here),
        TimeZone.getDefault().getID(),
        Charset.defaultCharset().name(),
        all.getProperty("sun.jnu.encoding", "unknown"),
        all.getProperty("user.name"),
        spark,
        Surroundings::left);
  }

  private static long left(Path path) {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
