package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Phones that several holders left with banks, or that are known for fraud, with the accounts they
 * were left for and by whom their cards are held: the exchange from accounts to contact phones.
 *
 * <p>Only phones of accounts opened or changed lately, or of listed ones, are followed, so that the
 * work grows with what is new. A phone left before its present holder had it says nothing of that
 * holder. The rule that one phone stands for one name is the People's Bank of China's (notice 261
 * of 2016).
 */
public final class SharedContact implements GatherStep {

  private static final long serialVersionUID = 1L;

  private static final String LISTED =
      "(SELECT entity FROM listed_entity WHERE entity_kind = '%s' AND status = 'active')";

  /**
   * Settings, from {@code conf/features/shared-contact.yaml}.
   *
   * @param days an account opened or changed up to so many days ago is new
   * @param minHolders holders who left a phone from which it is kept
   */
  public record Params(int days, int minHolders) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minHolders >= 2, "minHolders is %s; want 2 or more", minHolders);
    }
  }

  private final Params params;

  public SharedContact(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "shared-contact";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.SHARED_CONTACT;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    String personal = "kind NOT IN ('merchant', 'corporate') AND status <> 'closed'";
    return List.of(
        new Gathering(
            "followed",
            """
            SELECT DISTINCT contact_number
            FROM account_state
            WHERE contact_number IS NOT NULL AND %s
              AND (valid_from > %s OR account IN %s OR contact_number IN %s)
            """
                .formatted(personal, since(asOf), LISTED.formatted("account"), listedNumbers())),
        new Gathering(
            "left_for",
            """
            SELECT contact_number, account, holder, valid_from, account IN %s AS is_listed
            FROM account_state
            WHERE contact_number IN (SELECT contact_number FROM followed) AND %s
            """
                .formatted(LISTED.formatted("account"), personal)),
        new Gathering(
            "card",
            """
            SELECT number, holder, holder_kind, valid_from
            FROM subscriber_state
            WHERE number IN (SELECT contact_number FROM followed)
            """));
  }

  private static String listedNumbers() {
    return LISTED.formatted("number");
  }

  private String since(AsOf asOf) {
    return new AsOf(asOf.minusDays(params.days())).sqlDate();
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH told AS (
          SELECT l.*, c.holder AS sim_holder, c.holder_kind AS sim_kind
          FROM left_for l LEFT JOIN card c ON c.number = l.contact_number
          WHERE c.valid_from IS NULL OR l.valid_from >= c.valid_from
        ), phone AS (
          SELECT contact_number, count(DISTINCT holder)::INTEGER AS holders,
                 count(DISTINCT holder) FILTER (valid_from > %1$s)::INTEGER AS new_holders,
                 count(*) FILTER (is_listed)::INTEGER AS listed,
                 coalesce(bool_or(holder = sim_holder), false) AS is_sim_among
          FROM told GROUP BY contact_number
        ), judged AS (
          SELECT t.contact_number, t.account, p.holders, p.new_holders,
                 p.listed - t.is_listed::INTEGER AS listed_accounts,
                 t.contact_number IN %2$s AS is_listed_number, t.sim_kind,
                 coalesce(t.holder = t.sim_holder, false) AS is_own_sim, p.is_sim_among
          FROM told t JOIN phone p ON p.contact_number = t.contact_number
        )
        SELECT * FROM judged
        WHERE holders >= %3$d OR listed_accounts > 0 OR is_listed_number
        """
        .formatted(since(asOf), listedNumbers(), params.minHolders());
  }
}
