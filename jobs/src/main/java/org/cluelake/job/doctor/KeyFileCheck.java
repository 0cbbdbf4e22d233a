package org.cluelake.job.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.identity.KeyFile;
import org.cluelake.identity.MasterKey;
import org.cluelake.job.KeyCheck;
import org.cluelake.run.PipelineException;

/** The key file: there, whole, its owner's alone, and the key of this lake. */
final class KeyFileCheck implements Check {

  @Override
  public String name() {
    return "key file";
  }

  @Override
  public String skipped(Patient patient) {
    return patient.keyFile() == null ? "give --key-file" : null;
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    try (MasterKey key = KeyFile.read(patient.keyFile())) {
      String owner = Files.getOwner(patient.keyFile()).getName();
      if (!owner.equals(patient.process().user())) {
        found.note(
            "the key file belongs to " + owner + ", this runs as " + patient.process().user(),
            "run as the owner; on a cluster every executor reads it too");
      }
      if (patient.chain() != null) {
        String known = KeyCheck.of(patient.chain().lake(), new Configuration()).orElse(null);
        if (known == null) {
          found.note(
              "the lake does not say yet which key is its own",
              "nothing to do: the next run writes it");
        } else if (!known.equals(key.checkValue())) {
          found.problem(
              "the key is not the one this lake's tokens were made with",
              "give the key the lake was begun with; a new key is for a new lake");
        }
      }
    } catch (PipelineException e) {
      found.problem(e.getMessage(), "see there");
    } catch (IOException e) {
      found.problem("the owner of the key file cannot be read", "check the disk it is on");
    }
    return found.all();
  }
}
