package org.cluelake.job.doctor;

import java.util.List;
import org.cluelake.job.ConfHash;
import org.cluelake.job.Published;

/** The configuration: readable, and the one the last night was made with. */
final class ConfCheck implements Check {

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    patient
        .conf()
        .problems()
        .forEach(p -> found.problem(p, "correct it, or the layer it comes from"));
    if (patient.chain() != null) {
      List<Published> chain = patient.chain().chain();
      if (!chain.isEmpty()
          && !chain.get(chain.size() - 1).confHash().equals(ConfHash.of(patient.conf().folder()))) {
        found.note(
            "the configuration is not the one the last night was made with",
            "if nobody meant to change it, compare: config show --origin");
      }
    }
    return found.all();
  }
}
