package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTableTest {

  private Kernel kernel;

  @BeforeEach
  void tables() {
    kernel = Kernel.open(new KernelBounds(256, null), "a test");
    for (TableContract table : AccountTable.READS) {
      kernel.emptyTable(table.name(), table);
    }
    kernel.run("CREATE TABLE chosen (account BIGINT, label INTEGER)");
    kernel.run("INSERT INTO chosen VALUES (1, 1), (5, 0)");
    graph(1, 3, 0);
    graph(2, 4, 900);
    graph(3, 2, 100);
    link(1, 2, "DATE '2026-03-01'", "NULL");
    link(1, 3, "DATE '2026-03-01'", "DATE '2026-03-02'");
    link(1, 4, "NULL", "DATE '2026-03-01'");
    link(2, 1, "NULL", "DATE '2026-03-01'");
    link(2, 9, "DATE '2026-03-01'", "NULL");
  }

  @AfterEach
  void close() {
    kernel.close();
  }

  private void graph(int account, int links, int closure) {
    kernel.run(
        ("INSERT INTO account_graph (account, links, payees, payers, out_repeats, in_repeats,"
                + " closure) VALUES (%d, %d, 2, 2, 1, 0, %d)")
            .formatted(account, links, closure));
  }

  private void link(int account, int counterparty, String out, String in) {
    kernel.run(
        "INSERT INTO money_link (account, counterparty, first_out_on, first_in_on) VALUES (%d, %d, %s, %s)"
            .formatted(account, counterparty, out, in));
  }

  private List<List<Object>> rows(String columns) {
    return kernel.rows("SELECT " + columns + " FROM (" + AccountTable.sql() + ") ORDER BY account");
  }

  @Test
  void farEndsCountByTheLargestAndByTheirShareOfLinks() {
    assertThat(
            rows("near_closure_1, near_closure_2, near_closure_per_link_1,"
                    + " near_closure_per_link, near_links_1")
                .get(0))
        .containsExactly(900L, 100L, 225_000L, 275_000L, 4);
  }

  /** The fourth account keeps no side of its links, as a merchant's does not: nothing is known. */
  @Test
  void payeesAndPayersAreToldApart() {
    assertThat(
            rows("payee_closure, payer_closure, payee_closure_per_link, payer_closure_per_link")
                .get(0))
        .containsExactly(900L, 100L, 275_000L, 50_000L);
  }

  @Test
  void anAccountWithoutLinksHasARowWithoutFacts() {
    assertThat(rows("account, label, links, near_closure_1, amount_of_year").get(1))
        .containsExactly(5L, 0, null, null, null);
  }

  @Test
  void amountsStandInColumnsNamedSo() {
    kernel.run("INSERT INTO account_activity (account, turnover) VALUES (1, [10.00, 40.05])");
    assertThat(
            rows("amount_this_month::VARCHAR, amount_of_year::VARCHAR, amount_per_transfer::VARCHAR")
                .get(0))
        .containsExactly("10.00", "50.05", "10.01");
  }

  @Test
  void linksHaveAChosenAccountAtOneEnd() {
    assertThat(kernel.rows(AccountTable.links())).containsExactly(List.of(1L, 2L), List.of(1L, 3L));
  }
}
