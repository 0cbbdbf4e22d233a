package org.cluelake.bench;

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
final class RivalLegs {

  private static final String NULL = "NULL";

  private final TableContract feed;
  private final TableContract clean;
  private final List<String> switches;

  RivalLegs(TableContract feed, TableContract clean, List<String> switches) {
    this.feed = feed;
    this.clean = clean;
    this.switches = switches;
  }

  /** The name of a fact of a delivered identity. */
  static String factName(String column, String function) {
    return "_" + function + "_of_" + column;
  }

  /** All legs of the rows of a relation. */
  String sql(String from) {
    return IntStream.range(0, clean.legs())
        .mapToObj(leg -> leg(leg, from))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  /** A predicate: some leg has its subject. */
  String anySubject() {
    return IntStream.range(0, clean.legs())
        .mapToObj(leg -> "(" + subject(leg) + " IS NOT NULL)")
        .collect(Collectors.joining(" OR "));
  }

  /** Predicates, by reason, that columns the feed does not require are filled in every leg. */
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
        String unused = rules.put("REQUIRED:" + p.name(), String.join(" AND ", legs));
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
            && feed.property(from).orElseThrow().required());
  }

  private String leg(int leg, String from) {
    String columns =
        clean.properties().stream()
            .map(
                p ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(
                            value(p, leg),
                            PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType())),
                            Kernel.identifier(p.name())))
            .collect(Collectors.joining(", "));
    List<String> where = new ArrayList<>();
    if (clean.isBucketed()) {
      where.add(subject(leg) + " IS NOT NULL");
    }
    for (int earlier = 0; earlier < leg; earlier++) {
      where.add("NOT (" + isSameKey(earlier, leg) + ")");
    }
    return "SELECT %s FROM %s%s"
        .formatted(columns, from, where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where));
  }

  /** Whether two legs of a row have one key; of such legs the first stays. */
  private String isSameKey(int earlier, int leg) {
    return clean.properties().stream()
        .filter(Property::primaryKey)
        .filter(p -> !value(p, earlier).equals(value(p, leg)))
        .map(p -> value(p, earlier) + " IS NOT DISTINCT FROM " + value(p, leg))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" AND "), all -> all.isEmpty() ? "true" : all));
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
        p.derivedBeforeToken() == null ? from : factName(from, p.derivedBeforeToken()));
  }
}
