package org.cluelake.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.identity.AgeBand;
import org.cluelake.kernel.Kernel;

/** What a feed's and its clean table's contracts mean for the rows of one file. */
final class FeedLayout {

  /** The staging view: one row per delivered row whose values are all good. */
  static final String DELIVERED = "delivered";

  static final String LINE = "_line";

  final TableContract feed;
  final TableContract clean;
  final List<ValueCheck> checks = new ArrayList<>();
  final Map<String, IdentityColumn> identities = new LinkedHashMap<>();
  final List<StagedColumn> staged = new ArrayList<>();

  /** Places of the feed's money columns. */
  final List<Integer> money = new ArrayList<>();

  FeedLayout(TableContract feed, TableContract clean, LocalDate bizDate) {
    this.feed = feed;
    this.clean = clean;
    for (Property p : clean.properties()) {
      if (p.token() != null) {
        for (String from : new LinkedHashSet<>(p.from())) {
          if (!from.isEmpty()) {
            identities.computeIfAbsent(from, c -> new IdentityColumn(feed, c, p.token()));
          }
        }
      }
    }
    for (Property p : feed.properties()) {
      int index = checks.size();
      ValueCheck check = ValueCheck.of(p, feed, clean, bizDate);
      checks.add(check);
      if (p.isMoney()) {
        money.add(index);
      }
      IdentityColumn identity = identities.get(p.name());
      if (identity != null) {
        staged.add(StagedColumn.token(identity));
        staged.add(StagedColumn.fingerprint(identity));
      } else if (!"identity".equals(p.classification())) {
        staged.add(check.column(index));
      }
    }
    addFacts();
  }

  /** The columns of the delivered natural key as staged; registry tokens with fingerprints. */
  List<String> key() {
    List<String> key = new ArrayList<>();
    for (String column : feed.primaryKey()) {
      key.add(column);
      if (identities.containsKey(column)) {
        key.add(StagedColumn.fingerprintName(column));
      }
    }
    return key;
  }

  /** The money of a staged row as an SQL expression. */
  String moneySql() {
    return money.stream()
        .map(i -> Kernel.identifier(feed.columns().get(i)))
        .map(column -> "coalesce(CAST(" + column + " AS DECIMAL(38,2)), 0)")
        .collect(Collectors.joining(" + ", "CAST(0 AS DECIMAL(38,2)) + ", ""))
        .replaceFirst(" \\+ $", "");
  }

  private void addFacts() {
    Set<String> seen = new LinkedHashSet<>();
    for (Property p : clean.properties()) {
      if (p.derivedBeforeToken() == null) {
        continue;
      }
      for (String from : p.from()) {
        if (!from.isEmpty() && seen.add(StagedColumn.factName(from, p.derivedBeforeToken()))) {
          IdentityColumn identity = identities.get(from);
          int typeIndex = identity == null ? -1 : identity.documentTypeIndex();
          int index = feed.columns().indexOf(from);
          staged.add(
              AgeBand.dayColumn(p.derivedBeforeToken())
                  .map(day -> ageBand(p, from, index, typeIndex, day))
                  .orElseGet(
                      () -> StagedColumn.fact(from, index, typeIndex, p.derivedBeforeToken())));
        }
      }
    }
  }

  private StagedColumn ageBand(Property p, String from, int index, int typeIndex, String day) {
    int dayIndex = feed.columns().indexOf(day);
    if (dayIndex < 0 || typeIndex < 0 || !(checks.get(dayIndex) instanceof TimeCheck)) {
      throw new IllegalArgumentException(
          clean.id()
              + "."
              + p.name()
              + " wants an age on "
              + day
              + "; want an instant of "
              + feed.id()
              + " and a document with its type");
    }
    return StagedColumn.ageBand(from, index, typeIndex, dayIndex, p.derivedBeforeToken());
  }
}
