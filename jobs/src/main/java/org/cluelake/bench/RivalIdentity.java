package org.cluelake.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.identity.IdentityKind;
import org.cluelake.kernel.Kernel;

/**
 * A delivered column whose text becomes a token, and how it finds its row of the lookup.
 *
 * @param column the delivered column
 * @param fixed its kind, or null where another column says it
 * @param beside the column that says its kind or its document type, or null
 * @param kinds the kind of each word of that column, where it says the kind
 */
record RivalIdentity(
    String column, IdentityKind fixed, String beside, Map<String, IdentityKind> kinds) {

  private static final Pattern OF_COLUMN = Pattern.compile("(document|by)\\(([a-z0-9_]+)\\)");

  /** The identity columns of a feed, by name, as the clean table's contract says. */
  static Map<String, RivalIdentity> of(TableContract feed, TableContract clean) {
    Map<String, RivalIdentity> identities = new TreeMap<>();
    for (Property p : clean.properties()) {
      if (p.token() != null) {
        for (String from : p.from()) {
          if (!from.isEmpty()) {
            identities.computeIfAbsent(from, column -> of(feed, column, p.token()));
          }
        }
      }
    }
    return identities;
  }

  private static RivalIdentity of(TableContract feed, String column, String token) {
    Matcher matcher = OF_COLUMN.matcher(token);
    if (!matcher.matches()) {
      return new RivalIdentity(column, kind(token), null, Map.of());
    }
    String beside = matcher.group(2);
    if (matcher.group(1).equals("document")) {
      return new RivalIdentity(column, IdentityKind.DOCUMENT, beside, Map.of());
    }
    Map<String, IdentityKind> kinds = new TreeMap<>();
    feed.property(beside)
        .orElseThrow()
        .options()
        .values()
        .forEach(word -> kinds.put(word, kind(word)));
    return new RivalIdentity(column, null, beside, kinds);
  }

  private static IdentityKind kind(String word) {
    return IdentityKind.named(word).orElseThrow();
  }

  /**
   * The text looked up, over delivered texts under their own names: a document is written {@code
   * type:number}.
   */
  String keySql(String prefix) {
    String text = Kernel.identifier(prefix + column);
    return fixed == IdentityKind.DOCUMENT && beside != null
        ? Kernel.identifier(prefix + beside) + " || ':' || " + text
        : text;
  }

  /** The kind as an SQL expression; null where it depends on no column. */
  String kindSql(String prefix) {
    if (fixed != null) {
      return null;
    }
    StringBuilder sql = new StringBuilder("CASE ").append(Kernel.identifier(prefix + beside));
    kinds.forEach(
        (word, kind) ->
            sql.append(" WHEN ")
                .append(Kernel.quoted(word))
                .append(" THEN ")
                .append(Kernel.quoted(kind.id())));
    return sql.append(" END").toString();
  }
}
