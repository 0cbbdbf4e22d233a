package org.cluelake.recipient;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * One who takes rows: a provincial centre, a bank or an operator.
 *
 * @param id name of the recipient in files, tokens and the audit log: lower case letters, digits
 *     and hyphens, so that it is safe as a folder
 * @param kind what {@code scope} is a code of
 * @param scope the province code, institution or operator whose rows alone the recipient may see
 * @param tables the tables it may take; none means all that its kind has
 * @param purpose why rows may leave for it, with the legal ground, in one sentence
 * @param certificate the file, beside {@code recipients.yaml}, of the X.509 certificate identities
 *     are encrypted to; without one no identity leaves for this recipient
 */
public record Recipient(
    String id,
    Kind kind,
    String scope,
    List<String> tables,
    String purpose,
    Optional<String> certificate) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private static final Map<Kind, Pattern> SCOPES =
      Map.of(
          Kind.PROVINCE, Pattern.compile("[0-9]{2}0000"),
          Kind.BANK, Pattern.compile("[^\\p{Cntrl}/\\\\]{1,32}"),
          Kind.OPERATOR, Pattern.compile("[^\\p{Cntrl}/\\\\]{1,32}"));

  /** What a recipient's scope is a code of. */
  public enum Kind {
    /** A provincial centre; its scope is six digits ending in four zeros. */
    PROVINCE,
    /** A bank or payment institution; its scope is the institution as feeds write it. */
    BANK,
    /** A telecom operator; its scope is the operator as feeds write it. */
    OPERATOR
  }

  /** Refuses what cannot be a recipient. */
  public Recipient {
    tables = List.copyOf(tables);
    if (!ID.matcher(id).matches()) {
      throw refused("the id %s is not of lower case letters, digits and hyphens", id);
    }
    if (!SCOPES.get(kind).matcher(scope).matches()) {
      throw refused("the scope of %s is no code of a %s", id, kind.name().toLowerCase(Locale.ROOT));
    }
    if (purpose.isBlank()) {
      throw refused("%s has no purpose; say why rows may leave for it, with the legal ground", id);
    }
  }

  private static PipelineException refused(String message, Object... values) {
    return PipelineException.of(ErrorKind.CONFIG, "recipients.yaml: " + message, values);
  }
}
