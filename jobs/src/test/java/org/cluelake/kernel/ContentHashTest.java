package org.cluelake.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ContentHash;
import org.junit.jupiter.api.Test;

/** What publications say of their rows has to mean the same tomorrow. */
class ContentHashTest {

  private static final String ROWS =
      """
      INSERT INTO signal BY NAME
      SELECT 's' || i AS signal_id, 'pass-through' AS detector, i AS detector_version,
             i * 4611686018427387 AS subject, CASE WHEN i > 1 THEN i END AS person,
             (i / 10)::DECIMAL(5,4) AS score, i = 2 AS is_money_moving,
             TIMESTAMPTZ '2026-03-10 23:59:59+08:00' AS happened_at, 1234.50 * i AS money_at_risk,
             ['b', 'a'] AS evidence_keys, [i::BIGINT] AS network
      FROM range(1, 4) r(i) ORDER BY %s
      """;

  /**
   * A new version of the kernel may hash otherwise. Then publications made before cannot be
   * verified by their content any more, and decision 0010 says what has to be done.
   */
  @Test
  void theKernelHashesRowsAsItDid() {
    assertThat(hash("i").text()).isEqualTo("00000000000000039f2ab4bbb1ae6ccc5ae39b50f9c1fd92");
  }

  @Test
  void theOrderOfRowsDoesNotCountAndEveryValueDoes() {
    assertThat(hash("i DESC")).isEqualTo(hash("i"));
    for (String change :
        new String[] {
          "score = 0.1001",
          "person = 0",
          "is_money_moving = true",
          "evidence_keys = ['a', 'b']",
          "happened_at = happened_at + INTERVAL 1 MICROSECOND",
          "reason = ''"
        }) {
      assertThat(hash("i", "UPDATE signal SET " + change + " WHERE signal_id = 's1'"))
          .as(change)
          .isNotEqualTo(hash("i"));
    }
  }

  private static ContentHash hash(String order, String... changes) {
    TableContract table = Tables.SIGNAL;
    try (Kernel kernel = Kernel.open(new KernelBounds(256, null), "a test")) {
      kernel.emptyTable("signal", table);
      kernel.run(ROWS.formatted(order));
      for (String change : changes) {
        kernel.run(change);
      }
      return kernel.contentHash(table, "signal");
    }
  }
}
