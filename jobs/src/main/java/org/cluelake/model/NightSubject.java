package org.cluelake.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/**
 * A kind of subject a night has features of: who has a row, and what is measured.
 *
 * <p>The same query makes the table a model learns from and the rows a night scores, so that
 * nothing is learned that a night does not see. It reads tables of the night and of nights before
 * it alone: what came later is out of its reach.
 */
public enum NightSubject {
  /** Numbers that called or wrote on the night's day. */
  NUMBER(
      Tables.NUMBER_SCORE,
      Tables.PHONE_CARD_LIST,
      "phone_card",
      """
      SELECT number FROM number_day WHERE biz_date = :date AND attempts > 0
      UNION
      SELECT number FROM message_template_day WHERE biz_date = :date
      """),
  /** Accounts that money moved in or out of on the night's day. */
  ACCOUNT(
      Tables.ACCOUNT_SCORE,
      Tables.BANK_CARD_LIST,
      "bank_card",
      """
      SELECT account FROM account_day
      WHERE biz_date = :date AND in_count + out_count > 0
      """);

  private final TableContract scores;
  private final TableContract list;
  private final String listKind;
  private final String active;

  NightSubject(TableContract scores, TableContract list, String listKind, String active) {
    this.scores = scores;
    this.list = list;
    this.listKind = listKind;
    this.active = active;
  }

  /** The kind a specification names, where a night has features of it. */
  public static Optional<NightSubject> of(String word) {
    return Stream.of(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  /** The word for it, and the column of its token. */
  public String word() {
    return this == NUMBER ? "number" : "account";
  }

  /** The table its learned scores are written to. */
  public TableContract scores() {
    return scores;
  }

  /** The list its subjects may stand on. */
  public TableContract list() {
    return list;
  }

  /** What answers and objections call a row of that list. */
  public String listKind() {
    return listKind;
  }

  /** Its features, in order. */
  List<NightFeature> features() {
    return this == NUMBER ? NumberFeatures.ALL : AccountFeatures.ALL;
  }

  /** The features of a kind of subject by name, none where a night has no such subjects. */
  static Map<String, NightFeature> featuresOf(String word) {
    Map<String, NightFeature> byName = new LinkedHashMap<>();
    of(word)
        .ifPresent(
            s ->
                s.features()
                    .forEach(
                        f -> {
                          NightFeature unused = byName.put(f.name(), f);
                        }));
    return byName;
  }

  /** Names of its features, in order. */
  public List<String> featureNames() {
    return features().stream().map(NightFeature::name).toList();
  }

  /** Every table its features are measured of. */
  public List<Read> reads() {
    return features().stream().map(NightFeature::read).distinct().toList();
  }

  /** The tables that say who has a row. */
  public List<Read> rowsComeFrom() {
    return reads().stream()
        .filter(r -> active.matches("(?s).*\\bFROM " + r.view() + "\\b.*"))
        .toList();
  }

  /**
   * One row per subject active on the night: {@code subject}, then each feature as an exact number,
   * NULL where it is not known.
   */
  public String sql(AsOf asOf) {
    Map<Read, List<NightFeature>> byTable = new LinkedHashMap<>();
    features().forEach(f -> byTable.computeIfAbsent(f.read(), r -> new ArrayList<>()).add(f));
    StringBuilder tables = new StringBuilder("WITH active AS (\n" + active + ")");
    StringBuilder joins = new StringBuilder();
    byTable.forEach(
        (read, measures) -> {
          tables.append(",\nof_" + read.view() + " AS (SELECT " + word());
          measures.forEach(f -> tables.append(",\n  " + f.sql() + " AS " + f.name()));
          tables.append("\n  FROM " + read.view() + " SEMI JOIN active USING (" + word() + ")");
          tables.append("\n  GROUP BY " + word() + ")");
          joins.append("\nLEFT JOIN of_" + read.view() + " USING (" + word() + ")");
        });
    String columns =
        features().stream()
            .map(NightSubject::column)
            .collect(Collectors.joining(",\n  ", word() + " AS subject,\n  ", ""));
    return (tables + "\nSELECT " + columns + "\nFROM active" + joins)
        .replace(":date", asOf.sqlDate());
  }

  private static String column(NightFeature f) {
    return f.isZeroWithout() ? "coalesce(" + f.name() + ", 0) AS " + f.name() : f.name();
  }
}
