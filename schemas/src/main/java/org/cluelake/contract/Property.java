package org.cluelake.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * One column of a contract, in ODCS words plus ClueLake's own.
 *
 * @param name snake_case column name
 * @param logicalType how a delivered text is read: string, integer, decimal, date, timestamp or
 *     boolean; only source contracts state it
 * @param physicalType the stored Spark SQL type; source columns are stored as text, so they omit it
 * @param required whether an empty value breaks a rule
 * @param primaryKey whether the column is part of the natural key
 * @param classification {@code public}, {@code internal}, {@code token}, {@code region} or {@code
 *     identity}; an identity may appear in delivered files only, and a region is a place of a
 *     person or account that serves the region layer and dispatch alone
 * @param description the sentence a reader of the table needs
 * @param options limits on a delivered value, or null
 * @param from the delivered column a clean column comes from; several are one per leg
 * @param constant fixed values, one per leg, instead of {@code from}
 * @param token the identity kind whose token replaces the value, or the name of the column that
 *     says the kind, written {@code by:<column>}
 * @param derivedBeforeToken the function that computes this column from an identity before it
 *     becomes a token
 * @param onlyWhere the switch of {@code conf/night.yaml} without which the clean step keeps nothing
 *     of this column, or null
 * @param rule an SQL predicate over this table's columns that every row satisfies; null passes
 * @param since the version of the contract that added the column; 1 where unstated. A column of a
 *     later version is optional and stands behind all older ones
 */
public record Property(
    String name,
    String logicalType,
    String physicalType,
    boolean required,
    boolean primaryKey,
    String classification,
    String description,
    @JsonProperty("logicalTypeOptions") Options options,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> from,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> constant,
    String token,
    String derivedBeforeToken,
    String onlyWhere,
    String rule,
    int since)
    implements Serializable {

  /**
   * Limits on a delivered value.
   *
   * @param values the only accepted words, or null
   * @param pattern a regular expression the whole value matches, or null
   * @param minimum smallest accepted number, or null
   * @param maximum largest accepted number, or null
   * @param maxLength most characters accepted; 256 where unstated
   * @param scale digits after the decimal point; more is an error, never rounded
   */
  public record Options(
      List<String> values,
      String pattern,
      BigDecimal minimum,
      BigDecimal maximum,
      Integer maxLength,
      Integer scale)
      implements Serializable {

    static final Options NONE = new Options(null, null, null, null, null, null);

    /** Most characters accepted. */
    public int maxLengthOrDefault() {
      return maxLength == null ? 256 : maxLength;
    }
  }

  public Property {
    classification = classification == null ? "internal" : classification;
    options = options == null ? Options.NONE : options;
    from = from == null ? List.of() : List.copyOf(from);
    constant = constant == null ? List.of() : List.copyOf(constant);
    since = Math.max(since, 1);
  }

  /** Whether the column holds a token: a long that stands for a person, number or account. */
  public boolean isToken() {
    return "token".equals(classification);
  }

  /** Whether the column is money, which is reconciled and summed exactly. */
  public boolean isMoney() {
    return "decimal(18,2)".equals(physicalType)
        || ("decimal".equals(logicalType) && Integer.valueOf(2).equals(options.scale()));
  }

  /** The delivered column this one comes from in a given leg, or null. */
  public String fromOfLeg(int leg) {
    return from.isEmpty() ? null : from.get(Math.min(leg, from.size() - 1));
  }

  /** The constant of a given leg, or null. */
  public String constantOfLeg(int leg) {
    return constant.isEmpty() ? null : constant.get(Math.min(leg, constant.size() - 1));
  }
}
