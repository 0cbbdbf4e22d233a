package org.cluelake.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.Pattern;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.TextHash;

/**
 * The id of a run, made from what is asked for: the same question twice is one run, however often
 * its answer is lost. Another key asks for another run of the same.
 */
public final class RunId {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Keys in order, so that the order a caller writes them in makes no other run. */
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private RunId() {}

  /**
   * {@code manual__<dag>__<date>__<key>__<hash of conf>}.
   *
   * @param date business date, or a word where there is none
   * @param key the caller's: what tells a second wanted run from a repeated question
   */
  public static String of(String dagId, String date, String key, JsonNode conf) {
    for (String part : new String[] {date, key}) {
      if (!KEY.matcher(part).matches()) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "a run's date and key want 1 to 64 letters, digits, dots, hyphens or underscores");
      }
    }
    try {
      String sorted = SORTED.writeValueAsString(SORTED.treeToValue(conf, Map.class));
      return "manual__"
          + dagId
          + "__"
          + date
          + "__"
          + key
          + "__"
          + TextHash.of(sorted).substring(0, 8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }
}
