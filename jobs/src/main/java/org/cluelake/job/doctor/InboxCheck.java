package org.cluelake.job.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.job.NightConf;
import org.cluelake.landing.DeliveryLook;

/** The delivery of the night that is to run: there, whole by its manifests, and nothing beside. */
final class InboxCheck implements Check {

  private static final int MOST_NAMED = 20;

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public String skipped(Patient patient) {
    return patient.inbox() == null ? "give --inbox" : null;
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    if (!Files.isDirectory(patient.inbox())) {
      found.problem("there is no inbox " + patient.inbox(), "correct --inbox, or mount it");
      return found.all();
    }
    Path day = patient.inbox().resolve(patient.date().toString());
    if (!Files.isDirectory(day)) {
      found.problem(
          "nothing was delivered for " + patient.date(),
          "wait for the delivery or ask the agencies (runbook: late feed)");
      return found.all();
    }
    DeliveryLook look = DeliveryLook.at(day, patient.date(), Tables.of(Layer.SOURCE));
    for (String feed : NightConf.read(patient.conf().folder()).requiredFeeds()) {
      if (!look.feeds().contains(feed)) {
        found.problem(
            "required feed " + feed + " has no manifest for " + patient.date(),
            "wait for the delivery or ask the agency (runbook: late feed)");
      }
    }
    look.problems().stream()
        .limit(MOST_NAMED)
        .forEach(p -> found.problem(p, "a night would refuse it and go on without it"));
    if (look.problems().size() > MOST_NAMED) {
      found.problem(
          (look.problems().size() - MOST_NAMED) + " more files would be refused", "see the first");
    }
    return found.all();
  }
}
