package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The purpose codes of everyday life, such as salary and rent, as conf lists them.
 *
 * @param codes lower-case codes as banks book them
 */
record EverydayPurposes(List<String> codes) implements Serializable {

  EverydayPurposes {
    codes = List.copyOf(codes);
    if (codes.isEmpty() || !codes.stream().allMatch(c -> c.matches("[a-z0-9_]+"))) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "everydayPurposes has %d codes; want at least one, each of lower-case letters, digits and"
              + " underscores",
          codes.size());
    }
  }

  /** A condition that never is null: whether the movement is booked under one of the codes. */
  String condition() {
    return codes.stream()
        .sorted()
        .map(c -> "'" + c + "'")
        .collect(Collectors.joining(", ", "coalesce(lower(purpose) IN (", "), false)"));
  }
}
