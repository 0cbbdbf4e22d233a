package org.cluelake.metamorphic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** Everything a detector says of a subject, lists and instants as texts. */
record Finding(
    String id,
    long subject,
    Long person,
    String verdict,
    BigDecimal score,
    String scamClass,
    String campaign,
    String happenedAt,
    BigDecimal moneyAtRisk,
    boolean isMoneyMoving,
    String reason,
    String evidence,
    String keys,
    List<Long> network) {

  /** The columns of a query that {@link Pile} reads findings from. */
  static final String COLUMNS =
      "signal_id, subject, person, verdict, score::DECIMAL(9,4), scam_class, campaign,"
          + " happened_at::VARCHAR, money_at_risk::DECIMAL(18,2), is_money_moving, reason,"
          + " evidence::VARCHAR, evidence_keys::VARCHAR, array_to_string(network, ',')";

  boolean hasFired() {
    return verdict.equals("fired");
  }

  /** The finding by other tokens, without the ids that are made of them. */
  Finding renamed(LongUnaryOperator tokens) {
    return new Finding(
        "",
        tokens.applyAsLong(subject),
        person == null ? null : tokens.applyAsLong(person),
        verdict,
        score,
        scamClass,
        campaign,
        happenedAt,
        moneyAtRisk,
        isMoneyMoving,
        reason,
        evidence,
        "",
        network.stream().map(tokens::applyAsLong).sorted().toList());
  }

  /** The finding about other persons, without the ids and the network, where persons may stand. */
  Finding heldBy(LongUnaryOperator persons, boolean areSubjects) {
    return new Finding(
        "",
        areSubjects ? persons.applyAsLong(subject) : subject,
        person == null ? null : persons.applyAsLong(person),
        verdict,
        score,
        scamClass,
        campaign,
        happenedAt,
        moneyAtRisk,
        isMoneyMoving,
        reason,
        evidence,
        "",
        List.of());
  }

  /** The finding with its texts rewritten, without the ids that are made of them. */
  Finding rewritten(UnaryOperator<String> text) {
    return new Finding(
        "",
        subject,
        person,
        verdict,
        score,
        scamClass,
        text.apply(campaign),
        text.apply(happenedAt),
        moneyAtRisk,
        isMoneyMoving,
        text.apply(reason),
        text.apply(evidence),
        "",
        network);
  }

  /** Whom it is about, what is said and how surely, and nothing that words or names could touch. */
  Finding bare() {
    return new Finding(
        "",
        subject,
        person,
        verdict,
        score,
        scamClass,
        "",
        "",
        null,
        isMoneyMoving,
        "",
        "",
        "",
        List.of());
  }

  /** What one list says and the other does not, a sentence each. */
  static List<String> differences(List<Finding> expected, List<Finding> found) {
    List<Finding> lost = new ArrayList<>(expected);
    List<Finding> gained = new ArrayList<>(found);
    expected.stream().filter(gained::remove).forEach(lost::remove);
    List<String> told = new ArrayList<>();
    lost.forEach(f -> told.add("no longer said: " + f));
    gained.forEach(f -> told.add("newly said: " + f));
    return told;
  }
}
