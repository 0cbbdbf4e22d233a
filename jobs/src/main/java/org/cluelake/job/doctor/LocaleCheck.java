package org.cluelake.job.doctor;

import java.util.List;
import org.cluelake.run.AsOf;

/** The time zone of business dates and the charset of texts and file names. */
final class LocaleCheck implements Check {

  private static final String UTF_8 = "UTF-8";

  @Override
  public String name() {
    return "zone and charset";
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    Surroundings process = patient.process();
    if (!process.zone().equals(AsOf.ZONE.getId())) {
      found.problem(
          "the time zone is " + process.zone(), "start with -Duser.timezone=" + AsOf.ZONE.getId());
    }
    if (!process.charset().equals(UTF_8)) {
      found.problem("files are read as " + process.charset(), "start with -Dfile.encoding=UTF-8");
    }
    if (!process.nameCharset().equals(UTF_8)) {
      found.note(
          "file names are read as " + process.nameCharset() + "; a name in Chinese is not found",
          "set LC_ALL=C.UTF-8 before the start");
    }
    return found.all();
  }
}
