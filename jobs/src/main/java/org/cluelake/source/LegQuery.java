package org.cluelake.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;

/** How kept rows become legs of the clean table: one SELECT per leg, by the clean contract. */
final class LegQuery {

  /**
   * Hidden columns of staged files, beside fingerprints: where a leg comes from and its money.
   * Those that are the same in every row of a file are left out.
   */
  static final String LEG = "_leg";

  static final String FIRST_LEG = "_first_leg";
  static final String MONEY = "_money";
  static final String BUCKET = "_bucket";

  private static final String NULL = "NULL";

  private final FeedLayout layout;
  private final TableContract clean;
  private final List<String> switches;

  /**
   * The legs of a feed.
   *
   * @param switches names of {@code onlyWhere} that are switched on; other such columns stay null
   */
  LegQuery(FeedLayout layout, List<String> switches) {
    this.layout = layout;
    this.clean = layout.clean;
    this.switches = switches;
  }

  /** All legs of the kept rows, with hidden columns and the bucket. */
  String sql(int buckets) {
    return IntStream.range(0, clean.legs())
        .mapToObj(leg -> leg(leg, buckets))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  /** A predicate: some leg has its subject. */
  String anySubject() {
    return IntStream.range(0, clean.legs())
        .mapToObj(leg -> "(" + subject(leg) + " IS NOT NULL)")
        .collect(Collectors.joining(" OR "));
  }

  /**
   * Predicates, by reason code, that required clean columns are filled in every leg there is; only
   * for columns the feed does not already require.
   */
  Map<String, String> requiredOfLegs() {
    Map<String, String> rules = new LinkedHashMap<>();
    for (Property p : clean.properties()) {
      if (!p.required() || p.name().equals(clean.subject())) {
        continue;
      }
      List<String> legs = new ArrayList<>();
      for (int leg = 0; leg < clean.legs(); leg++) {
        if (!isFilled(p, leg)) {
          String absent = clean.isBucketed() ? subject(leg) + " IS NULL OR " : "";
          legs.add("(" + absent + value(p, leg) + " IS NOT NULL)");
        }
      }
      if (!legs.isEmpty()) {
        rules.put("REQUIRED:" + p.name(), String.join(" AND ", legs));
      }
    }
    return rules;
  }

  private boolean isFilled(Property p, int leg) {
    String from = p.fromOfLeg(leg);
    return p.constantOfLeg(leg) != null
        || (p.derivedBeforeToken() == null
            && from != null
            && !from.isEmpty()
            && layout.feed.property(from).orElseThrow().required());
  }

  private String leg(int leg, int buckets) {
    List<String> columns = new ArrayList<>();
    for (Property p : clean.properties()) {
      String type = PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType()));
      columns.add("CAST(" + value(p, leg) + " AS " + type + ") AS " + Kernel.identifier(p.name()));
    }
    for (Property p : clean.properties()) {
      if (p.token() != null) {
        if (!wantsRegistry(p)) {
          continue;
        }
        String from = p.fromOfLeg(leg);
        String fingerprint =
            from.isEmpty() ? "0" : Kernel.identifier(StagedColumn.fingerprintName(from));
        columns.add(
            "CAST("
                + fingerprint
                + " AS BIGINT) AS "
                + Kernel.identifier(StagedColumn.fingerprintName(p.name())));
      }
    }
    columns.add(FeedLayout.LINE);
    if (clean.legs() > 1) {
      columns.add("CAST(" + leg + " AS INTEGER) AS " + LEG);
      columns.add("(" + isFirst(leg) + ") AS " + FIRST_LEG);
    }
    if (!layout.money.isEmpty()) {
      columns.add(layout.moneySql() + " AS " + MONEY);
    }
    columns.add(bucket(leg, buckets) + " AS " + BUCKET);
    String where = clean.isBucketed() ? " WHERE " + subject(leg) + " IS NOT NULL" : "";
    return "SELECT " + String.join(", ", columns) + " FROM " + RowRules.KEPT + where;
  }

  /** Whether a token of the column may be a registry token in this file. */
  private boolean wantsRegistry(Property p) {
    return p.from().stream()
        .filter(from -> !from.isEmpty())
        .anyMatch(from -> layout.identities.get(from).wantsRegistry());
  }

  /** Whether no earlier leg of the row exists. */
  private String isFirst(int leg) {
    if (!clean.isBucketed()) {
      return String.valueOf(leg == 0);
    }
    return IntStream.range(0, leg)
        .mapToObj(earlier -> subject(earlier) + " IS NULL")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" AND "), all -> all.isEmpty() ? "true" : all));
  }

  private String bucket(int leg, int buckets) {
    return clean.isBucketed()
        ? "CAST(" + subject(leg) + " & " + (buckets - 1) + " AS INTEGER)"
        : "0";
  }

  private String subject(int leg) {
    return value(clean.property(clean.subject()).orElseThrow(), leg);
  }

  private String value(Property p, int leg) {
    if (p.onlyWhere() != null && !switches.contains(p.onlyWhere())) {
      return NULL;
    }
    String constant = p.constantOfLeg(leg);
    if (constant != null) {
      return constant.isEmpty() ? NULL : Kernel.quoted(constant);
    }
    String from = p.fromOfLeg(leg);
    if (from == null || from.isEmpty()) {
      return NULL;
    }
    return Kernel.identifier(
        p.derivedBeforeToken() == null
            ? from
            : StagedColumn.factName(from, p.derivedBeforeToken()));
  }
}
