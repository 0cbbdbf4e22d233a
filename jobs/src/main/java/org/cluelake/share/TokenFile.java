package org.cluelake.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The file of token hashes. A running server looks at it on every call, so what an operator revokes
 * ends at once.
 */
final class TokenFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private String state = "never read";
  private TokenBook book = new TokenBook(List.of());

  TokenFile(Path file) {
    this.file = file;
  }

  /** The tokens as the file has them now; a file that is not there has none. */
  synchronized TokenBook book() {
    String now = OwnerFile.state(file);
    if (!now.equals(state)) {
      book = Files.exists(file) ? parsed(OwnerFile.read(file)) : new TokenBook(List.of());
      state = now;
    }
    return book;
  }

  /** Changes the tokens, alone among all processes of this machine. */
  void change(UnaryOperator<TokenBook> change) {
    TokenBook unused =
        OwnerFile.alone(
            file,
            () -> {
              TokenBook after = change.apply(book());
              OwnerFile.replace(file, text(after));
              return after;
            });
  }

  private TokenBook parsed(String text) {
    try {
      List<TokenBook.Entry> entries = new ArrayList<>();
      for (JsonNode entry : JSON.readTree(text).required("tokens")) {
        String sha256 = entry.required("sha256").asText();
        if (!sha256.matches("[0-9a-f]{64}")) {
          throw new IllegalArgumentException("no hash");
        }
        entries.add(
            new TokenBook.Entry(
                entry.required("recipient").asText(),
                sha256,
                Instant.parse(entry.required("issued").asText()),
                Instant.parse(entry.required("expires").asText())));
      }
      return new TokenBook(entries);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "%s is no file of tokens; restore it, or remove it and issue every token again",
          file);
    }
  }

  private static String text(TokenBook book) {
    ArrayNode tokens = JSON.createArrayNode();
    for (TokenBook.Entry entry : book.entries()) {
      ObjectNode unused =
          tokens
              .addObject()
              .put("recipient", entry.recipient())
              .put("sha256", entry.sha256())
              .put("issued", entry.issued().toString())
              .put("expires", entry.expires().toString());
    }
    ObjectNode root = JSON.createObjectNode();
    root.set("tokens", tokens);
    return root.toPrettyString() + "\n";
  }
}
