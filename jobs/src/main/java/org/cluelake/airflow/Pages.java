package org.cluelake.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Lists by pages. Servers cut a page that is asked for too long without a word, so the next begins
 * behind what came.
 */
final class Pages {

  static final int LIMIT = 100;

  /** A list longer than this is a server that repeats itself. */
  private static final int MOST_ROWS = 100_000;

  private final Caller caller;

  Pages(Caller caller) {
    this.caller = caller;
  }

  /**
   * All rows.
   *
   * @param field the list's name in the answer
   * @param page the question for the rows behind so many
   */
  <T> List<T> all(String field, Class<T> type, IntFunction<Question> page) {
    List<T> rows = new ArrayList<>();
    while (rows.size() < MOST_ROWS) {
      Question question = page.apply(rows.size());
      ObjectNode answer = caller.ask(question, ObjectNode.class);
      List<T> read = read(question, answer, field, type);
      rows.addAll(read);
      if (read.isEmpty() || rows.size() >= answer.path("total_entries").asInt(0)) {
        return rows;
      }
    }
    return rows;
  }

  static <T> List<T> read(Question question, ObjectNode answer, String field, Class<T> type) {
    JsonNode list = answer.get(field);
    List<T> rows = new ArrayList<>();
    if (list != null && list.isArray()) {
      try {
        for (JsonNode row : list) {
          rows.add(Json.MAPPER.treeToValue(row, type));
        }
        return rows;
      } catch (JsonProcessingException e) {
        // Said below, without the parser's words.
      }
    }
    throw new AirflowFailure(
        Reason.GARBAGE,
        question + " answered without a list of " + field,
        new Reply(200, answer.toString(), java.util.Optional.empty()));
  }
}
