package org.cluelake.identity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Identities that do not fit 62 bits, found again for a release. The {@link TokenRegistry} keeps
 * only a fingerprint of each, on purpose, so the identity itself comes from the kept copies of the
 * deliveries: they are read, newest first, until every wanted fingerprint has been met. What no
 * kept copy holds cannot be turned back.
 *
 * <p>Holds identities in memory and nowhere else; its text form shows none.
 */
public final class LongIdentities {

  private static final int BATCH = 1024;

  /** Token by fingerprint, of what is still wanted. */
  private final Map<IdentityKind, Map<Long, Long>> wanted = new EnumMap<>(IdentityKind.class);

  private final Map<IdentityKind, Map<Long, String>> found = new EnumMap<>(IdentityKind.class);
  private final Tokenizer tokenizer;
  private int unreadable;

  /**
   * A column of a delivered file that holds identities.
   *
   * @param kind their kind
   * @param name its header
   * @param type header of the column with the document's type, or null
   */
  public record Column(IdentityKind kind, String name, String type) {}

  /**
   * Nothing found yet.
   *
   * @param entries the registry's rows of the tokens wanted
   */
  public LongIdentities(Tokenizer tokenizer, Collection<RegistryEntry> entries) {
    this.tokenizer = tokenizer;
    for (RegistryEntry e : entries) {
      Long unused =
          wanted.computeIfAbsent(e.kind(), k -> new HashMap<>()).put(e.fingerprint(), e.token());
    }
  }

  /** Whether nothing is wanted any more. */
  public boolean isComplete() {
    return wanted.values().stream().allMatch(Map::isEmpty);
  }

  /**
   * Looks through a kept copy of a delivery: CSV in UTF-8 with a header.
   *
   * @param copy closed
   */
  public void look(InputStream copy, List<Column> columns) throws IOException {
    TokenColumn tokens = new TokenColumn(BATCH);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .ofNamedCsvRecord(new InputStreamReader(copy, StandardCharsets.UTF_8))) {
      String[][] texts = new String[columns.size()][BATCH];
      int rows = 0;
      for (NamedCsvRecord row : csv) {
        for (int c = 0; c < texts.length; c++) {
          texts[c][rows] = text(row, columns.get(c));
        }
        if (++rows == BATCH) {
          look(columns, texts, rows, tokens);
          rows = 0;
        }
      }
      look(columns, texts, rows, tokens);
    } catch (CsvParseException e) {
      // Rows that cannot be read were refused by the night as well; the message would quote them.
      unreadable++;
    }
  }

  /** Copies that could not be read to their end. */
  public int unreadable() {
    return unreadable;
  }

  private static String text(NamedCsvRecord row, Column column) {
    String value = row.findField(column.name()).orElse("");
    if (value.isEmpty()) {
      return null;
    }
    return column.type() == null ? value : row.findField(column.type()).orElse("") + ":" + value;
  }

  private void look(List<Column> columns, String[][] texts, int rows, TokenColumn tokens) {
    for (int c = 0; c < texts.length; c++) {
      IdentityKind kind = columns.get(c).kind();
      Map<Long, Long> ofKind = wanted.getOrDefault(kind, Map.of());
      if (ofKind.isEmpty()) {
        continue;
      }
      tokenizer.tokens(kind, TextColumn.of(texts[c]), rows, tokens);
      for (int row = 0; row < rows; row++) {
        Long token = ofKind.get(tokens.fingerprint(row));
        if (token != null) {
          Long unusedToken = ofKind.remove(tokens.fingerprint(row));
          String unused =
              found
                  .computeIfAbsent(kind, k -> new HashMap<>())
                  .put(token, normal(kind, texts[c][row]));
        }
      }
    }
  }

  private static String normal(IdentityKind kind, String text) {
    if (kind != IdentityKind.DOCUMENT) {
      return Normal.of(kind, text);
    }
    int colon = text.indexOf(':');
    return Normal.documentType(text.substring(0, colon))
        + ":"
        + Normal.documentNumber(text.substring(colon + 1));
  }

  /** The identity of a registry token, or null where no copy held it. */
  String of(IdentityKind kind, long token) {
    return found.getOrDefault(kind, Map.of()).get(token);
  }

  /** Identities never go into a message. */
  @Override
  public String toString() {
    return "LongIdentities[hidden]";
  }
}
