package org.cluelake.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A real HDFS on this machine, of one data node, for as long as it is open. */
public final class Hdfs implements AutoCloseable {

  private final BoundProcess process;
  private final String port;

  private Hdfs(BoundProcess process, String port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one whose blocks lie below a folder. */
  public static Hdfs in(Path folder) throws IOException, InterruptedException {
    BoundProcess process =
        BoundProcess.start(
            folder.resolve("hdfs.log"),
            List.of("-Xmx256m"),
            System.getProperty("java.class.path"),
            Map.of(),
            List.of(HdfsDaemon.class.getName(), folder.resolve("blocks").toString()));
    return new Hdfs(process, process.said(Pattern.compile(HdfsDaemon.READY + "(\\d+)\\s")));
  }

  /** A place on it. */
  public String uri(String path) {
    return "hdfs://127.0.0.1:" + port + path;
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
