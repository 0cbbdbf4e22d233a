package org.cluelake.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cluelake.contract.TableContract;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.TextColumn;
import org.cluelake.identity.TokenColumn;
import org.cluelake.identity.Tokenizer;
import org.cluelake.kernel.Kernel;

/**
 * A delivered column of identities and the tokens of the batch at hand. A contract names the kind:
 * {@code phone}; {@code document(<type column>)}; or {@code by(<kind column>)}, each row its own.
 */
final class IdentityColumn {

  private static final Pattern OF_COLUMN = Pattern.compile("(document|by)\\(([a-z0-9_]+)\\)");

  private final String column;
  private final int index;
  private final IdentityKind fixed;
  private final String besideColumn;
  private final int besideIndex;
  private final Map<String, IdentityKind> kinds = new LinkedHashMap<>();

  /** The kind of each word, by its place in the contract. */
  private IdentityKind[] kindOfWord;

  private final IdentityKind[] kindOfRow = new IdentityKind[RowBatch.CAPACITY];
  private final TokenColumn tokens = new TokenColumn(RowBatch.CAPACITY);
  private boolean wantsRegistry;

  IdentityColumn(TableContract feed, String column, String token) {
    this.column = column;
    index = feed.columns().indexOf(column);
    Matcher ofColumn = OF_COLUMN.matcher(token);
    if (ofColumn.matches()) {
      besideColumn = ofColumn.group(2);
      besideIndex = feed.columns().indexOf(besideColumn);
      fixed = ofColumn.group(1).equals("document") ? IdentityKind.DOCUMENT : null;
      if (besideIndex < 0) {
        throw new IllegalArgumentException("token '" + token + "' names no column of " + feed.id());
      }
    } else {
      besideColumn = null;
      besideIndex = -1;
      fixed = kindOf(token);
    }
    if (fixed == null) {
      List<String> words = feed.property(besideColumn).orElseThrow().options().values();
      words.forEach(word -> kinds.put(word, kindOf(word)));
      kindOfWord = words.stream().map(kinds::get).toArray(IdentityKind[]::new);
    }
  }

  /** Fills the tokens of a batch's rows; a required value that holds no identity is a finding. */
  void fill(Tokenizer tokenizer, RowBatch batch, boolean required) {
    TextColumn values = batch.texts(index);
    if (fixed == null) {
      for (int row = 0; row < batch.rows(); row++) {
        boolean known = !batch.isEmpty(besideIndex, row) && !batch.findings().has(row);
        kindOfRow[row] = known ? kindOfWord[(int) batch.value(besideIndex, row)] : null;
      }
      tokenizer.tokens(kindOfRow, values, batch.rows(), tokens);
    } else if (besideIndex >= 0) {
      tokenizer.documentTokens(batch.texts(besideIndex), values, batch.rows(), tokens);
    } else {
      tokenizer.tokens(fixed, values, batch.rows(), tokens);
    }
    wantsRegistry |= tokens.wantsRegistry();
    for (int row = 0; required && row < batch.rows(); row++) {
      if (!tokens.isPresent(row) && !batch.findings().has(row)) {
        batch.findings().add(row, "REQUIRED", column, "no identity in " + length(values.text(row)));
      }
    }
  }

  /** Whether some row so far wants a registry token, beside which a fingerprint stands. */
  boolean wantsRegistry() {
    return wantsRegistry;
  }

  String column() {
    return column;
  }

  int index() {
    return index;
  }

  /** Where the type of a document stands, or -1. */
  int documentTypeIndex() {
    return fixed == IdentityKind.DOCUMENT ? besideIndex : -1;
  }

  boolean isPresent(int row) {
    return tokens.isPresent(row);
  }

  long token(int row) {
    return tokens.token(row);
  }

  long fingerprint(int row) {
    return tokens.fingerprint(row);
  }

  /** The kind of a row's identity as an SQL expression over the staging table. */
  String kindSql() {
    if (fixed != null) {
      return Kernel.quoted(fixed.id());
    }
    StringBuilder sql = new StringBuilder("CASE ").append(Kernel.identifier(besideColumn));
    kinds.forEach(
        (word, kind) ->
            sql.append(" WHEN ")
                .append(Kernel.quoted(word))
                .append(" THEN ")
                .append(Kernel.quoted(kind.id())));
    return sql.append(" END").toString();
  }

  private static String length(String value) {
    return value == null ? "nothing" : ValueClass.length(value);
  }

  private static IdentityKind kindOf(String word) {
    return IdentityKind.named(word)
        .orElseThrow(() -> new IllegalArgumentException("no identity kind '" + word + "'"));
  }
}
