package org.cluelake.job.doctor;

import java.util.ArrayList;
import java.util.List;

/** Findings of one check as it makes them. */
final class Findings {

  private final String check;
  private final List<Finding> found = new ArrayList<>();

  Findings(Check check) {
    this.check = check.name();
  }

  void problem(String what, String remedy) {
    found.add(new Finding(check, Finding.Severity.PROBLEM, what, remedy));
  }

  void note(String what, String remedy) {
    found.add(new Finding(check, Finding.Severity.NOTE, what, remedy));
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
