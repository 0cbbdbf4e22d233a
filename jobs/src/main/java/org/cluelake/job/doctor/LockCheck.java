package org.cluelake.job.doctor;

import java.util.List;
import org.cluelake.job.LakeLock;

/** Who works on the lake, or died while working on it. */
final class LockCheck implements Check {

  @Override
  public String name() {
    return "lock";
  }

  @Override
  public String skipped(Patient patient) {
    return patient.withoutLake();
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    LakeLock.state(patient.chain().lake())
        .ifPresent(
            state -> {
              String process = state.process() == 0 ? "a process" : "process " + state.process();
              if (state.held()) {
                found.note(
                    process + " works on the lake",
                    "wait for it; if it hangs, end that process: the lock goes with it and the next"
                        + " run goes on where it was");
              } else if (state.process() != 0) {
                found.problem(
                    "the last run, " + process + ", ended without giving the lock back",
                    "run the same night again: it goes on where the run was; the lock is free");
              }
            });
    return found.all();
  }
}
