package org.cluelake.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A listing in pages, as {@code maxResults} and {@code pageToken} ask for it. */
final class Pages {

  private static final int MOST = 500;
  private static final String TOKEN = "after-";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Pages() {}

  static JsonNode of(List<? extends JsonNode> all, Map<String, String> parameters) {
    int size = Math.min(MOST, number(parameters.get("maxResults"), MOST, "maxResults"));
    String token = parameters.get("pageToken");
    int first = 0;
    if (token != null && !token.isEmpty()) {
      if (!token.startsWith(TOKEN)) {
        throw Refusal.badRequest("pageToken is none this server gave");
      }
      first = number(token.substring(TOKEN.length()), 0, "pageToken");
    }
    int from = Math.min(first, all.size());
    int to = Math.min(all.size(), from + size);
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    all.subList(from, to).forEach(items::add);
    if (to < all.size()) {
      page.put("nextPageToken", TOKEN + to);
    }
    return page;
  }

  private static int number(String text, int absent, String name) {
    if (text == null) {
      return absent;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw Refusal.badRequest(name + " is no number of 0 or more");
    }
    return Integer.parseInt(text);
  }
}
