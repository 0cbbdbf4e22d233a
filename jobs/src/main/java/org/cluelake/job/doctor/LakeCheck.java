package org.cluelake.job.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.cluelake.job.LakeHome;
import org.cluelake.job.Published;
import org.cluelake.job.Version;
import org.cluelake.lake.Lake;

/** The lake itself: there, whole, and of a version this code reads. */
final class LakeCheck implements Check {

  @Override
  public String name() {
    return "lake";
  }

  @Override
  public String skipped(Patient patient) {
    return patient.withoutLake();
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    Lake lake = patient.chain().lake();
    Path root = lake.folder("lake.json").getParent();
    try {
      FileSystem system = root.getFileSystem(new Configuration());
      if (!system.exists(root)) {
        found.problem("there is no lake at " + root, "check --lake; a first night makes a new one");
        return found.all();
      }
      if (LakeHome.of(lake, new Configuration()).isEmpty()) {
        found.problem(
            root + " has no lake.json",
            system.exists(lake.folder("tables"))
                ? "a restore did not end well: empty the folder and restore again"
                : "a first night makes a new lake there; if there was one, check --lake");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Published> chain = patient.chain().chain();
    if (!chain.isEmpty()) {
      String made = chain.get(chain.size() - 1).codeVersion();
      if (isNewer(made, Version.current())) {
        found.problem(
            "the last night was made by version " + made + ", this is " + Version.current(),
            "run the newer version; an older one refuses tables it does not know");
      }
    }
    return found.all();
  }

  /**
   * By numbers between dots; a version without any, such as one in development, is not compared.
   */
  static boolean isNewer(String made, String running) {
    int[] left = numbers(made);
    int[] right = numbers(running);
    return left.length > 0 && right.length > 0 && Arrays.compare(left, right) > 0;
  }

  private static int[] numbers(String version) {
    String plain = version.replaceAll("-.*", "");
    return plain.matches("\\d{1,6}(\\.\\d{1,6})*")
        ? Arrays.stream(plain.split("\\.")).mapToInt(Integer::parseInt).toArray()
        : new int[0];
  }
}
