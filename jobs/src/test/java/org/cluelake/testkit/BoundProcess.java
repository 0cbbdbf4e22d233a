package org.cluelake.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java process of its own that ends with the one that started it, however that one ends: its
 * input is held open as long as it is wanted.
 */
final class BoundProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path log;

  private BoundProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** In the process: ends it with its input, then runs what it is for. */
  public static void main(String[] args) throws Throwable {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is said to it.
                }
              } catch (IOException e) {
                // As good as an end.
              }
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
    List<String> rest = List.of(args).subList(1, args.length);
    java.lang.reflect.Method main =
        Class.forName(args[0]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    Object unused = main.invoke(null, (Object) rest.toArray(String[]::new));
  }

  /**
   * Starts one.
   *
   * @param log takes all it says
   */
  static BoundProcess start(
      Path log,
      List<String> flags,
      String classPath,
      Map<String, String> settings,
      List<String> run)
      throws IOException {
    Path unused = Files.createDirectories(log.toAbsolutePath().getParent());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, BoundProcess.class.getName()));
    command.addAll(run);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(log.toAbsolutePath().getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings);
    return new BoundProcess(builder.start(), log);
  }

  /** Waits until it says something; gives the first group of the pattern. */
  String said(Pattern pattern) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      Matcher matcher = pattern.matcher(Files.readString(log));
      if (matcher.find()) {
        return matcher.group(1);
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException("not said: " + pattern + "\n" + Files.readString(log));
  }

  /** Waits for its end; gives its exit code. */
  int ended() throws InterruptedException {
    return process.waitFor();
  }

  /** All it has said. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
