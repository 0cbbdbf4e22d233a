package org.cluelake.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Require;
import org.cluelake.run.Transform;

/**
 * Callers from abroad under a number that cannot be abroad: protected and service numbers, numbers
 * nobody holds, and subscribers who were not roaming. The exchange from callers to called numbers.
 *
 * <p>Left out: subscribers seen roaming around those days, and numbers whose present holder is so
 * new that the call may still have been routed as before (portability).
 */
public final class SpoofedCaller implements Transform {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/spoofed-caller.yaml}.
   *
   * @param days nights of calls looked at, tonight included
   * @param roamingDays nights of roaming looked at, tonight included
   * @param settledDays days a number must have had its holder before it can be called spoofed
   */
  public record Params(int days, int roamingDays, int settledDays) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          roamingDays >= days, "roamingDays is %s; want days %s or more", roamingDays, days);
      Require.that(settledDays >= 0, "settledDays is %s; want 0 or more", settledDays);
    }
  }

  private final Params params;

  public SpoofedCaller(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "spoofed-caller";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.INBOUND_ABROAD_DAY, params.days()),
        Read.window(Tables.ROAMING_DAY, params.roamingDays()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.SPOOFED_CALLER;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> calls =
        in.view("inbound_abroad_day")
            .groupBy("number", "caller")
            .agg(
                expr("min(caller_class) AS caller_class"),
                expr("CAST(sum(calls) AS INT) AS calls"),
                expr("CAST(sum(answered) AS INT) AS answered"),
                expr("sum(talk_s) AS talk_s"),
                expr("max(longest_s) AS longest_s"),
                expr("bool_or(is_altered) AS is_altered"),
                expr("max(last_at) AS last_at"));
    Dataset<Row> callers = broadcast(calls.select("caller").distinct());
    Dataset<Row> roaming =
        in.view("roaming_day").selectExpr("number AS caller", "true AS is_roaming").distinct();
    Dataset<Row> guarded =
        in.view("protected_entity")
            .where(
                "entity_kind = 'number' AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)"
                    .formatted(asOf.sqlDate()))
            .selectExpr("entity AS caller", "true AS is_protected")
            .distinct();
    Dataset<Row> holders =
        in.view("subscriber_state")
            .selectExpr(
                "number AS caller",
                "valid_from",
                "status <> 'closed' AS is_held",
                "holder_kind = 'enterprise' AS is_enterprise")
            .join(callers, "caller");
    return calls
        .join(holders, new String[] {"caller"}, "left")
        .join(roaming, new String[] {"caller"}, "left")
        .join(broadcast(guarded), new String[] {"caller"}, "left")
        .withColumn(
            "kind",
            expr(
                """
                CASE WHEN is_protected THEN 'protected'
                     WHEN caller_class IN ('service_95', 'service_400', 'short_code') THEN 'service'
                     WHEN is_roaming THEN NULL
                     WHEN valid_from > date_sub(%s, %d) THEN NULL
                     WHEN is_held AND is_enterprise THEN 'enterprise'
                     WHEN is_held THEN 'at_home'
                     ELSE 'unallocated' END"""
                    .formatted(asOf.sqlDate(), params.settledDays())))
        .filter("kind IS NOT NULL")
        .selectExpr(writes().columns().toArray(String[]::new));
  }
}
