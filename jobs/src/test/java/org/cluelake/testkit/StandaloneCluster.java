package org.cluelake.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.cluelake.app.Main;

/**
 * A real Spark standalone cluster on this machine: a master and two workers of one core, each a
 * process of its own; so is the driver of every run, and its executors.
 */
public final class StandaloneCluster implements AutoCloseable {

  /** What became of a run. */
  public record Run(int exitCode, String log, List<String> events) {

    /** How many events of a kind were heard. */
    public long heard(String kind) {
      return events.stream().filter(e -> e.startsWith(kind)).count();
    }
  }

  private static final Pattern MASTER = Pattern.compile("(spark://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern REGISTERED = Pattern.compile("(Successfully registered)");

  private final Path home;
  private final List<BoundProcess> processes = new ArrayList<>();
  private final String jars;
  private final String classes;
  private String master;
  private int runs;

  private StandaloneCluster(Path home) throws IOException {
    this.home = home;
    Path folder = Files.createDirectories(home.resolve("jars"));
    List<String> classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    for (String entry : classPath) {
      Path path = Path.of(entry);
      if (entry.endsWith(".jar") && Files.exists(path)) {
        Path link = folder.resolve(path.getFileName());
        if (!Files.exists(link)) {
          Path unused = Files.createSymbolicLink(link, path.toAbsolutePath());
        }
      }
    }
    this.jars = folder + "/*";
    this.classes =
        classPath.stream()
            .filter(e -> !e.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** Starts one that keeps everything below a folder. */
  public static StandaloneCluster in(Path home) throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(home);
    try {
      BoundProcess master =
          cluster.start(
              "master",
              List.of(
                  "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0"));
      cluster.master = master.said(MASTER);
      for (int i = 0; i < 2; i++) {
        BoundProcess worker =
            cluster.start(
                "worker-" + i,
                List.of(
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    home.resolve("work-" + i).toString(),
                    cluster.master));
        String unused = worker.said(REGISTERED);
      }
      return cluster;
    } catch (IOException | InterruptedException e) {
      cluster.close();
      throw e;
    }
  }

  private BoundProcess start(String name, List<String> run) throws IOException {
    List<String> flags = new ArrayList<>(modules());
    flags.addAll(List.of("-Xmx256m", "-Dspark.master.ui.port=0", "-Dspark.worker.ui.port=0"));
    BoundProcess process =
        BoundProcess.start(
            home.resolve(name).resolve("log.txt"),
            flags,
            classes + File.pathSeparator + jars,
            Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1"),
            run);
    boolean unused = processes.add(process);
    return process;
  }

  private static List<String> modules() {
    return Stream.of(JavaModuleOptions.defaultModuleOptions().split(" "))
        .filter(o -> !o.isBlank())
        .toList();
  }

  /**
   * Runs a command of the application with its driver in a process of its own.
   *
   * @param settings of Spark, beside what a cluster of this size needs
   */
  public Run run(Map<String, String> settings, List<String> command)
      throws IOException, InterruptedException {
    String name = "driver-" + runs++;
    Path events = home.resolve(name).resolve("events.txt");
    Map<String, String> all = new TreeMap<>(settings);
    all.put("spark.master", master);
    all.put("spark.driver.host", "127.0.0.1");
    all.put("spark.driver.bindAddress", "127.0.0.1");
    all.put("spark.ui.enabled", "false");
    all.put("spark.executor.memory", "512m");
    all.put("spark.executor.extraClassPath", classes);
    all.put(
        "spark.executor.extraJavaOptions",
        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=Asia/Shanghai");
    all.put("spark.extraListeners", TaskEvents.class.getName());
    all.put(TaskEvents.FILE, events.toString());
    List<String> flags = new ArrayList<>(modules());
    flags.addAll(List.of("-Xmx768m", "-Duser.timezone=Asia/Shanghai"));
    all.forEach((key, value) -> flags.add("-D" + key + "=" + value));
    List<String> run = new ArrayList<>(List.of(Main.class.getName()));
    run.addAll(command);
    try (BoundProcess driver =
        BoundProcess.start(
            home.resolve(name).resolve("log.txt"),
            flags,
            classes + File.pathSeparator + jars,
            Map.of("SPARK_LOCAL_IP", "127.0.0.1"),
            run)) {
      int code = driver.ended();
      return new Run(
          code, driver.log(), Files.exists(events) ? Files.readAllLines(events) : List.of());
    }
  }

  @Override
  public void close() throws IOException {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).close();
    }
  }
}
