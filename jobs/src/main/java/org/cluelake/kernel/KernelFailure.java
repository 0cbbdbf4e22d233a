package org.cluelake.kernel;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Says what failed in the kernel. Errors while rows are read quote their values, so of those the
 * family alone is passed on. What is refused before any row is read says where, in its first line;
 * the next ones quote the text.
 */
final class KernelFailure {

  private static final List<String> BEFORE_ROWS =
      List.of("Parser Error", "Binder Error", "Catalog Error");

  /** What the driver puts before the message of a statement that was never begun. */
  private static final String WRAPPED =
      "Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result\n"
          + "Error: ";

  private KernelFailure() {}

  /** The failure of a statement of some work. */
  static PipelineException of(SQLException e, String work) {
    String message = String.valueOf(e.getMessage());
    String family = message.toLowerCase(Locale.ROOT);
    if (family.contains("out of memory") || message.contains("No space left")) {
      return PipelineException.of(
          ErrorKind.RESOURCE,
          "%s ran out of memory or disk; raise kernelMemoryMb or kernelSpillMb, or free the scratch"
              + " folder",
          work);
    }
    return PipelineException.of(
        family.startsWith("io error") ? ErrorKind.RESOURCE : ErrorKind.INTERNAL,
        "the kernel refused a statement for %s: %s",
        work,
        withoutValues(message));
  }

  private static String withoutValues(String told) {
    String message = told.startsWith(WRAPPED) ? told.substring(WRAPPED.length()) : told;
    if (BEFORE_ROWS.stream().anyMatch(message::startsWith)) {
      return message.lines().findFirst().orElse(message);
    }
    int family = message.indexOf(':');
    return (family > 0 && family < 40 ? message.substring(0, family) : "an error")
        + " (values withheld)";
  }
}
