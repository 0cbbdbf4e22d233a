package org.cluelake.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON as servers of several versions write it: unknown fields are passed over, any may be null.
 */
final class Json {

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** What was sent where it is JSON, otherwise nothing. */
  static JsonNode lenient(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The object that was sent; an answer that is no object is garbage. */
  static <T> T read(Question question, Reply reply, Class<T> type) {
    try {
      JsonNode node = MAPPER.readTree(reply.body());
      if (node != null && node.isObject()) {
        return MAPPER.treeToValue(node, type);
      }
    } catch (JsonProcessingException e) {
      // Said below, without the parser's words: they may quote the body.
    }
    throw new AirflowFailure(
        Reason.GARBAGE,
        question + " answered " + reply.status() + " with a body that is not of this API",
        question.call() == Call.LOGIN ? new Reply(reply.status(), "", reply.retryAfter()) : reply);
  }
}
