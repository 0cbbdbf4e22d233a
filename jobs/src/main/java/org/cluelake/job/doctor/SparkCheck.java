package org.cluelake.job.doctor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Settings of Spark that make a night fail, slow, or other than it should be. */
final class SparkCheck implements Check {

  private static final Pattern MASTER =
      Pattern.compile("local(\\[(\\*|[1-9][0-9]*)(,\\d+)?])?|spark://.+|yarn|k8s://.+");

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    Map<String, String> spark = patient.process().spark();
    String master = spark.get("spark.master");
    if (master != null && !MASTER.matcher(master).matches()) {
      found.problem(
          "spark.master is " + master, "want local[*], spark://host:port, yarn or k8s://host:port");
    }
    if ("cluster".equals(spark.get("spark.submit.deployMode")) && patient.keyFile() != null) {
      found.note(
          "the driver runs on a node of the cluster",
          "lay the key file at the same path on every node, readable by the same user");
    }
    if ("NO_CODEGEN".equals(spark.get("spark.sql.codegen.factoryMode"))) {
      found.problem(
          "spark.sql.codegen.factoryMode is NO_CODEGEN, a setting for Spark's own tests",
          "take it out; decision 0008 says why it is not used");
    }
    if ("true".equals(spark.get("spark.speculation"))) {
      found.note(
          "spark.speculation is on and has no effect: a bucket step is committed once",
          "take it out");
    }
    if ("false".equals(spark.get("spark.sql.ansi.enabled"))) {
      found.note("spark.sql.ansi.enabled is off and has no effect: a night sets it", "take it out");
    }
    return found.all();
  }
}
