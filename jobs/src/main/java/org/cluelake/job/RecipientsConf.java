package org.cluelake.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** {@code conf/recipients.yaml}: who takes what leaves the lake. */
public final class RecipientsConf {

  private RecipientsConf() {}

  /** The recipients in the order of the file; unknown and missing keys are refused by name. */
  public static List<Recipient> read(Path conf) {
    List<Recipient> recipients = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Line line : StrictYaml.read(conf.resolve("recipients.yaml"), Lines.class).recipients()) {
      Recipient recipient = line.recipient();
      if (!ids.add(recipient.id())) {
        throw PipelineException.of(
            ErrorKind.CONFIG, "recipients.yaml: the id %s is there twice", recipient.id());
      }
      recipients.add(recipient);
    }
    return List.copyOf(recipients);
  }

  private record Lines(@JsonProperty(required = true) List<Line> recipients) {}

  private record Line(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String kind,
      @JsonProperty(required = true) String scope,
      @JsonProperty(required = true) List<String> tables,
      @JsonProperty(required = true) String purpose,
      @JsonProperty(required = true) String certificate) {

    Recipient recipient() {
      return new Recipient(
          id,
          kindOf(kind),
          scope,
          tables,
          purpose,
          certificate.isEmpty() ? Optional.empty() : Optional.of(certificate));
    }

    private Recipient.Kind kindOf(String word) {
      for (Recipient.Kind known : Recipient.Kind.values()) {
        if (known.name().toLowerCase(Locale.ROOT).equals(word)) {
          return known;
        }
      }
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "recipients.yaml: the kind of %s is none of province, bank and operator",
          id);
    }
  }
}
