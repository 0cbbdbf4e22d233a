package org.cluelake.testkit;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A name node and a data node, in a process of their own. */
final class HdfsDaemon {

  /** What the line begins with that says the name node's port. */
  static final String READY = "hdfs is ready on port ";

  private HdfsDaemon() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, args[0]);
    configuration.setInt("dfs.replication", 1);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).build();
    cluster.waitActive();
    System.out.println(READY + cluster.getNameNodePort());
    Thread.currentThread().join();
  }
}
