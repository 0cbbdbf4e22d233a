package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.DerivedFacts;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.TextColumn;
import org.cluelake.identity.TokenColumn;
import org.cluelake.identity.Tokenizer;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.WholeDatabase;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.duckdb.DuckDBAppender;

/**
 * The lookup the rival takes tokens from, made before its clock starts: every identity text of a
 * delivery as it was written, with its token and the facts derived before it.
 *
 * <p>So the rival neither enciphers nor normalises, which the night does: what it does for tokens
 * is a join. A token of an identity that does not fit 62 bits is the one it wants; that the
 * registry gave it another happens once in billions.
 */
public final class RivalTokens {

  private static final int BATCH = 1024;

  /** The facts of each kind, each a column of its lookup. */
  private static final Map<IdentityKind, List<String>> FACTS =
      Map.of(
          IdentityKind.PHONE, List.of("number_class", "is_overseas"),
          IdentityKind.IMEI, List.of("type_allocation_code"),
          IdentityKind.ACCOUNT, List.of("bank_identification_number", "account_checksum_ok"),
          IdentityKind.DOCUMENT, List.of("document_checksum_ok", "sex"));

  private RivalTokens() {}

  /** The lookup of a kind. */
  static Path file(Path folder, IdentityKind kind) {
    return folder.resolve(kind.id() + ".parquet");
  }

  /**
   * Writes the lookups of a day's delivery.
   *
   * @param delivery the folder of the date
   * @param folder where they go
   */
  public static void write(Path delivery, Path keyFile, WholeDatabase database, Path folder) {
    Map<String, List<Path>> byFeed = new TreeMap<>();
    RivalDelivery.files(delivery)
        .forEach(f -> byFeed.computeIfAbsent(f.feed(), n -> new ArrayList<>()).add(f.path()));
    try (Kernel kernel = database.kernel("the lookup of tokens")) {
      Path unused = Files.createDirectories(folder);
      for (IdentityKind kind : IdentityKind.values()) {
        kernel.run(
            "CREATE TABLE " + kind.id() + " (text VARCHAR, token BIGINT" + factColumns(kind) + ")");
      }
      kernel.run("CREATE TABLE wanted (kind VARCHAR, text VARCHAR)");
      byFeed.forEach((feed, files) -> want(kernel, Tables.feed(feed), files));
      Tokenizer tokenizer = Tokenizer.open(keyFile);
      for (IdentityKind kind : IdentityKind.values()) {
        fill(kernel, tokenizer, kind);
        kernel.run(
            "COPY (SELECT * FROM %s ORDER BY text) TO %s (FORMAT parquet, COMPRESSION zstd)"
                .formatted(kind.id(), Kernel.quoted(file(folder, kind).toString())));
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lookup in %s cannot be written; check the disk", folder);
    }
  }

  private static String factColumns(IdentityKind kind) {
    return FACTS.getOrDefault(kind, List.of()).stream()
        .map(f -> ", " + f + (DerivedFacts.isBoolean(f) ? " BOOLEAN" : " VARCHAR"))
        .collect(Collectors.joining());
  }

  private static void want(Kernel kernel, TableContract feed, List<Path> files) {
    var identities = RivalIdentity.of(feed, Tables.cleanOf(feed)).values();
    if (identities.isEmpty()) {
      return;
    }
    String texts = RivalCsv.sql(feed, files, RivalDelivery::deliveredHeader, false);
    String wanted =
        identities.stream()
            .map(
                i ->
                    "SELECT %s AS kind, %s AS text FROM texts"
                        .formatted(
                            i.fixed() == null
                                ? i.kindSql(RivalCsv.TEXT)
                                : Kernel.quoted(i.fixed().id()),
                            i.keySql(RivalCsv.TEXT)))
            .collect(Collectors.joining(" UNION ALL "));
    kernel.run(
        ("INSERT INTO wanted WITH texts AS MATERIALIZED (%s) SELECT DISTINCT kind, text"
                + " FROM (%s) WHERE kind IS NOT NULL AND text IS NOT NULL")
            .formatted(texts, wanted));
  }

  private static void fill(Kernel kernel, Tokenizer tokenizer, IdentityKind kind) {
    List<String> facts = FACTS.getOrDefault(kind, List.of());
    List<DerivedFacts.Fact> functions = facts.stream().map(DerivedFacts::named).toList();
    List<String> texts =
        kernel.rows(
            "SELECT DISTINCT text FROM wanted WHERE kind = " + Kernel.quoted(kind.id()),
            r -> r.getString(1));
    TokenColumn tokens = new TokenColumn(BATCH);
    kernel.begin();
    try (DuckDBAppender out = kernel.appender(kind.id())) {
      for (int from = 0; from < texts.size(); from += BATCH) {
        String[] batch =
            texts.subList(from, Math.min(texts.size(), from + BATCH)).toArray(String[]::new);
        tokenizer.tokens(kind, TextColumn.of(batch), batch.length, tokens);
        for (int i = 0; i < batch.length; i++) {
          out.beginRow().append(batch[i]);
          if (tokens.isPresent(i)) {
            out.append(tokens.token(i));
          } else {
            out.appendNull();
          }
          for (DerivedFacts.Fact fact : functions) {
            append(out, fact.of(batch[i]));
          }
          out.endRow();
        }
      }
    } catch (SQLException e) {
      throw kernel.failed(e);
    }
    kernel.commit();
  }

  private static void append(DuckDBAppender out, Object fact) throws SQLException {
    if (fact == null) {
      out.appendNull();
    } else if (fact instanceof Boolean yes) {
      out.append(yes.booleanValue());
    } else {
      out.append((String) fact);
    }
  }
}
