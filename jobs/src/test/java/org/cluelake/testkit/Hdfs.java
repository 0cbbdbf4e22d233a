package org.cluelake.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real HDFS on this machine, of one data node, for as long as it is open. */
public final class Hdfs implements AutoCloseable {

  private final Process process;
  private final int port;

  private Hdfs(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one whose blocks lie below a folder. */
  public static Hdfs in(Path folder) throws IOException {
    Path unused = Files.createDirectories(folder);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HdfsDaemon.class.getName(),
                    folder.resolve("blocks").toString()))
            .directory(folder.toFile())
            .redirectError(folder.resolve("hdfs.log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(HdfsDaemon.READY)) {
        return new Hdfs(process, Integer.parseInt(line.substring(HdfsDaemon.READY.length())));
      }
    }
    throw new IOException("HDFS does not start: " + Files.readString(folder.resolve("hdfs.log")));
  }

  /** A place on it. */
  public String uri(String path) {
    return "hdfs://127.0.0.1:" + port + path;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      int unused = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
