package org.cluelake.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.not;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.DayTransform;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * The loops of money links that closed tonight: pairs that now pay both ways, and three accounts
 * each of which has dealt with the other two. The exchange from an account's links to those of the
 * accounts at their far ends.
 *
 * <p>Only tonight's new links are followed, one step to each side, so the work grows with the day
 * and never with all pairs. Kept out: links of accounts with more than {@code maxLinks} links
 * (shops, agents, sellers; following them is costly and says little), pairs that have dealt with
 * each other on {@code steadyNights} nights or more (families, friends), and loops with a
 * merchant's or firm's account or with two accounts of one holder. While the lake knows fewer than
 * {@code minKnownDays} days every acquaintance looks new, so loops of those nights are marked as
 * early.
 */
public final class NewLoop implements DayTransform {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/new-loop.yaml}.
   *
   * @param maxLinks links of an account that is still followed
   * @param steadyNights nights of dealing from which a pair is acquainted
   * @param minKnownDays days since the oldest link in memory until which loops are early
   */
  public record Params(int maxLinks, int steadyNights, int minKnownDays) implements Serializable {
    public Params {
      Require.that(maxLinks >= 2 && maxLinks <= 10_000, "maxLinks is %s; want 2-10000", maxLinks);
      Require.that(steadyNights >= 2, "steadyNights is %s; want 2 or more", steadyNights);
      Require.that(minKnownDays >= 1, "minKnownDays is %s; want 1 or more", minKnownDays);
    }
  }

  private final Params params;

  public NewLoop(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "new-loop";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.MONEY_LINK));
  }

  @Override
  public TableContract writes() {
    return Tables.NEW_LOOP;
  }

  @Override
  public Dataset<Row> apply(Inputs in) {
    Dataset<Row> known = in.view("money_link");
    Dataset<Row> links =
        known.filter(
            "links <= %d AND nights < %d".formatted(params.maxLinks(), params.steadyNights()));
    Dataset<Row> changed = changed(links, known);
    Dataset<Row> around = around(links, changed);
    return changed
        .filter("account < counterparty")
        .join(
            around.selectExpr("biz_date", "end AS account", "around AS near"),
            new String[] {"biz_date", "account"})
        .join(
            around.selectExpr("biz_date", "end AS counterparty", "around AS far"),
            new String[] {"biz_date", "counterparty"})
        // The far side may be missing: a merchant keeps none, nor does a side with too many links.
        .filter("near[counterparty] IS NOT NULL AND far[account] IS NOT NULL")
        .filter(
            "near[counterparty].holder IS NULL OR far[account].holder IS NULL"
                + " OR near[counterparty].holder <> far[account].holder")
        .selectExpr("biz_date", "is_early", "explode(" + loops() + ") AS members")
        .distinct()
        .selectExpr("biz_date", "is_early", "members", "explode(members) AS member")
        .selectExpr(
            "biz_date",
            "is_early",
            "member.account AS account",
            "filter(members, m -> m.account <> member.account) AS others")
        .selectExpr(
            "biz_date",
            "account",
            "others[0].account AS partner",
            "element_at(others, -1).account AS other",
            "others[0].links AS partner_links",
            "IF(size(others) = 1, 1, element_at(others, -1).links) AS other_links",
            "is_early");
  }

  /** Links that are new, or became two-way, on the date. */
  private Dataset<Row> changed(Dataset<Row> links, Dataset<Row> known) {
    // Dates on which the lake knows an old link: a question, so that Spark sees how few links join.
    Dataset<Row> grown =
        known
            .filter(
                "datediff(biz_date, least(first_out_on, first_in_on)) >= %d"
                    .formatted(params.minKnownDays()))
            .selectExpr("biz_date AS grown_on")
            .distinct();
    return links
        .filter("biz_date IN (first_out_on, first_in_on)")
        .withColumn(
            "is_early",
            not(grown.filter(col("grown_on").equalTo(col("biz_date").outer())).exists()))
        .selectExpr(
            "biz_date",
            "is_early",
            "account",
            "counterparty",
            "least(first_out_on, first_in_on) = biz_date AS is_new",
            "first_out_on IS NOT NULL AND first_in_on IS NOT NULL AS is_two_way");
  }

  /** Whom the ends of those links have dealt with: at most {@code maxLinks} accounts each. */
  private static Dataset<Row> around(Dataset<Row> links, Dataset<Row> changed) {
    return links
        .join(
            // Far fewer than links: no need to sort these.
            changed
                .selectExpr("biz_date", "account AS counterparty")
                .distinct()
                .hint("shuffle_hash"),
            new String[] {"biz_date", "counterparty"})
        .withColumnRenamed("counterparty", "end")
        .groupBy("biz_date", "end")
        .agg(
            expr(
                "map_from_entries(collect_list(struct(account,"
                    + " struct(links, holder) AS side))) AS around"));
  }

  /** The loops a changed link closes, each the members with their links, sorted by account. */
  private static String loops() {
    String own = "struct(account AS account, far[account].links AS links)";
    String others = "struct(counterparty AS account, near[counterparty].links AS links)";
    String third = "struct(x AS account, near[x].links AS links)";
    String strangers =
        "filter(array_intersect(map_keys(near), map_keys(far)), x -> near[x].holder IS NULL"
            + " OR NOT (near[x].holder <=> far[account].holder"
            + " OR near[x].holder <=> near[counterparty].holder))";
    return "concat(IF(is_two_way, array(array_sort(array(%1$s, %2$s))), array()),"
            .formatted(own, others)
        + " IF(is_new, transform(%s, x -> array_sort(array(%s, %s, %s))), array()))"
            .formatted(strangers, own, others, third);
  }
}
