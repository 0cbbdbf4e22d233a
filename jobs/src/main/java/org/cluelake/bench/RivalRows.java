package org.cluelake.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.identity.AgeBand;
import org.cluelake.identity.IdentityKind;
import org.cluelake.kernel.Kernel;

/**
 * Delivered rows typed, checked and tokenised in one pass: the table {@link #ROWS}, in the order
 * delivered, one row for every delivered row of the right width, with the rules it broke.
 *
 * <p>The form of an identity is checked on its row of the lookup, once for each identity instead of
 * once for each use.
 */
final class RivalRows {

  static final String ROWS = "delivered";

  /** The rules a row broke; null where none. */
  static final String REASONS = "_reasons";

  private final TableContract feed;
  private final TableContract clean;
  private final LocalDate date;
  private final Path tokens;
  private final RivalLegs legs;
  private final Map<String, RivalIdentity> identities;

  RivalRows(TableContract feed, TableContract clean, LocalDate date, Path tokens, RivalLegs legs) {
    this.feed = feed;
    this.clean = clean;
    this.date = date;
    this.tokens = tokens;
    this.legs = legs;
    this.identities = RivalIdentity.of(feed, clean);
  }

  /** The statement that makes the table from delivered texts. */
  String sql(String csv) {
    Map<String, String> good = new LinkedHashMap<>();
    good.put("CSV_WIDTH", RivalCsv.WHOLE);
    List<String> typed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Property p : feed.properties()) {
      String text = Kernel.identifier(RivalCsv.TEXT + p.name());
      RivalIdentity identity = identities.get(p.name());
      String check;
      if (identity != null) {
        check = goodIdentity(p, identity, text);
        kept.add(Kernel.identifier(p.name()));
      } else {
        RivalCheck value = RivalCheck.of(p, feed, clean, date, text);
        typed.add(value.value() + " AS " + Kernel.identifier(p.name()));
        check = "(" + text + " IS NULL OR coalesce(" + value.good() + ", false))";
        if (!"identity".equals(p.classification())) {
          kept.add(Kernel.identifier(p.name()));
        }
      }
      if (p.required()) {
        good.put("REQUIRED:" + p.name(), text + " IS NOT NULL");
      }
      good.put("VALUE:" + p.name(), check);
    }
    Map<String, String> whole = new LinkedHashMap<>();
    rules().forEach((name, rule) -> whole.put(name, "coalesce((" + rule + "), true)"));
    kept.addAll(facts());
    return """
        CREATE TABLE %s AS
        WITH texts AS (%s), typed AS (SELECT *%s FROM texts),
        tokened AS (SELECT typed.*%s FROM typed%s),
        checked AS (SELECT *, %s AS _good FROM tokened),
        judged AS (SELECT *, _good AND (%s) AS _kept FROM checked)
        SELECT %s, CASE WHEN _kept THEN NULL WHEN _good THEN %s ELSE %s END AS %s FROM judged
        """
        .formatted(
            ROWS,
            csv,
            typed.stream().map(t -> ", " + t).collect(Collectors.joining()),
            tokenColumns(),
            joins(),
            all(good),
            whole.isEmpty() ? "true" : all(whole),
            String.join(", ", kept),
            broken(whole),
            broken(good),
            REASONS);
  }

  private static String all(Map<String, String> rules) {
    return rules.values().stream().map(r -> "(" + r + ")").collect(Collectors.joining(" AND "));
  }

  private static String broken(Map<String, String> rules) {
    return rules.entrySet().stream()
        .map(e -> "CASE WHEN NOT (" + e.getValue() + ") THEN " + Kernel.quoted(e.getKey()) + " END")
        .collect(
            Collectors.joining(", ", "list_filter([", "]::VARCHAR[], lambda x: x IS NOT NULL)"));
  }

  private Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    for (Property p : feed.properties()) {
      if (p.rule() != null) {
        String unused = rules.put("RULE:" + p.name(), p.rule());
      }
    }
    feed.rules().forEach(rule -> rules.put(rule.name(), rule.expression()));
    if (clean.isBucketed()) {
      String unused = rules.put("NO_SUBJECT", legs.anySubject());
    }
    rules.putAll(legs.requiredOfLegs());
    return rules;
  }

  /** Found in the lookup; a document without its type is checked by itself. */
  private String goodIdentity(Property p, RivalIdentity identity, String text) {
    String found =
        p.required()
            ? Kernel.identifier(p.name()) + " IS NOT NULL"
            : "coalesce(" + Kernel.identifier("_is_" + p.name()) + ", false)";
    String typeless =
        identity.beside() == null || p.required()
            ? ""
            : " OR ("
                + Kernel.identifier(RivalCsv.TEXT + identity.beside())
                + " IS NULL AND "
                + RivalCheck.text(p, text)
                + ")";
    return "(" + text + " IS NULL OR " + found + typeless + ")";
  }

  /** Facts of identities the clean table wants, by delivered column. */
  private Map<String, Set<String>> wantedFacts() {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    for (Property p : clean.properties()) {
      if (p.derivedBeforeToken() != null) {
        for (String from : p.from()) {
          if (!identities.containsKey(from)) {
            throw new IllegalArgumentException(
                clean.id() + " derives a fact of " + from + ", which becomes no token");
          }
          boolean unused =
              wanted.computeIfAbsent(from, f -> new TreeSet<>()).add(p.derivedBeforeToken());
        }
      }
    }
    return wanted;
  }

  private List<String> facts() {
    List<String> names = new ArrayList<>();
    wantedFacts()
        .forEach(
            (from, facts) ->
                facts.forEach(f -> names.add(Kernel.identifier(RivalLegs.factName(from, f)))));
    return names;
  }

  private String tokenColumns() {
    StringBuilder sql = new StringBuilder();
    identities.forEach(
        (column, identity) -> {
          sql.append(", ").append(looked(identity, "token", column));
          sql.append(", ").append(looked(identity, "is_found", "_is_" + column));
          for (String fact : wantedFacts().getOrDefault(column, Set.of())) {
            String name = RivalLegs.factName(column, fact);
            sql.append(", ")
                .append(
                    AgeBand.dayColumn(fact)
                        .map(day -> RivalAge.sql(identity, day) + " AS " + Kernel.identifier(name))
                        .orElseGet(() -> looked(identity, fact, name)));
          }
        });
    return sql.toString();
  }

  /** A column of the lookup, from that of a twin where the texts are the same. */
  private String looked(RivalIdentity identity, String wanted, String name) {
    String own = Kernel.identifier("of_" + identity.column()) + "." + wanted;
    String value =
        twins(identity).stream()
            .map(
                twin ->
                    "WHEN %s THEN %s.%s"
                        .formatted(isSame(identity, twin), Kernel.identifier("of_" + twin), wanted))
            .collect(
                Collectors.collectingAndThen(
                    Collectors.joining(" "),
                    cases -> cases.isEmpty() ? own : "CASE " + cases + " ELSE " + own + " END"));
    return value + " AS " + Kernel.identifier(name);
  }

  private static String isSame(RivalIdentity identity, String twin) {
    return Kernel.identifier(RivalCsv.TEXT + identity.column())
        + " = "
        + Kernel.identifier(RivalCsv.TEXT + twin);
  }

  /**
   * Required columns of the same kind and form: the number shown is mostly one of the two that
   * talked, and then needs no lookup of its own.
   */
  private List<String> twins(RivalIdentity identity) {
    Property own = feed.property(identity.column()).orElseThrow();
    if (own.required() || identity.fixed() == null || identity.beside() != null) {
      return List.of();
    }
    return feed.properties().stream()
        .filter(p -> p.required() && p.options().equals(own.options()))
        .map(Property::name)
        .filter(identities::containsKey)
        .filter(
            c ->
                identities.get(c).fixed() == identity.fixed() && identities.get(c).beside() == null)
        .filter(c -> wantedFacts().getOrDefault(identity.column(), Set.of()).isEmpty())
        .toList();
  }

  /** What a column is looked up by; nothing where a twin has it. */
  private String key(RivalIdentity identity) {
    String key = identity.keySql(RivalCsv.TEXT);
    List<String> twins = twins(identity);
    return twins.isEmpty()
        ? key
        : twins.stream()
            .map(t -> isSame(identity, t))
            .collect(Collectors.joining(" OR ", "CASE WHEN ", " THEN NULL ELSE " + key + " END"));
  }

  private String joins() {
    StringBuilder sql = new StringBuilder();
    identities.forEach(
        (column, identity) -> {
          String lookup = Kernel.identifier("of_" + column);
          String kind = identity.kindSql(RivalCsv.TEXT);
          sql.append(" LEFT JOIN (")
              .append(lookup(identity))
              .append(") AS ")
              .append(lookup)
              .append(" ON ")
              .append(lookup)
              .append(".text = ")
              .append(key(identity));
          if (kind != null) {
            sql.append(" AND ").append(lookup).append(".kind = ").append(kind);
          }
        });
    return sql.toString();
  }

  /** The rows of the lookup whose text keeps the column's form. */
  private String lookup(RivalIdentity identity) {
    Property p = feed.property(identity.column()).orElseThrow();
    if (identity.fixed() != null) {
      String form =
          identity.fixed() == IdentityKind.DOCUMENT && identity.beside() != null
              ? "substr(text, instr(text, ':') + 1)"
              : "text";
      return "SELECT *, true AS is_found FROM read_parquet(%s) WHERE %s"
          .formatted(
              Kernel.quoted(RivalTokens.file(tokens, identity.fixed()).toString()),
              RivalCheck.text(p, form));
    }
    return identity.kinds().values().stream()
        .distinct()
        .map(
            kind ->
                "SELECT %s AS kind, text, token, true AS is_found FROM read_parquet(%s) WHERE %s"
                    .formatted(
                        Kernel.quoted(kind.id()),
                        Kernel.quoted(RivalTokens.file(tokens, kind).toString()),
                        RivalCheck.text(p, "text")))
        .collect(Collectors.joining(" UNION ALL "));
  }
}
