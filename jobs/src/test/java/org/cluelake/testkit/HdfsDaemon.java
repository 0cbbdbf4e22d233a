package org.cluelake.testkit;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A name node and a data node in a process of their own, which lives until its input ends: it goes
 * with the process that started it, however that one ends.
 */
final class HdfsDaemon {

  /** What the line begins with that says the name node's port. */
  static final String READY = "hdfs is ready on port ";

  private HdfsDaemon() {}

  public static void main(String[] args) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, args[0]);
    configuration.setBoolean("dfs.permissions.enabled", true);
    configuration.setInt("dfs.replication", 1);
    try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).build()) {
      cluster.waitActive();
      System.out.println(READY + cluster.getNameNodePort());
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
