package org.cluelake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a contract may say of its own versions. */
class ContractVersionTest {

  private static final String TABLE =
      """
      name: t
      layer: ops
      version: %d
      description: "One row."
      properties:
        - {name: a, physicalType: "string", required: true, description: "A."}
      """;

  private static TableContract parsed(int version, String more) {
    return ContractParser.parse("t", Layer.OPS, "t", TABLE.formatted(version) + more);
  }

  @Test
  void aColumnOfALaterVersionIsOptionalAndLast() {
    TableContract table =
        parsed(2, "  - {name: b, physicalType: int, since: 2, description: \"B.\"}\n");
    assertThat(table.laterColumns()).containsExactly("b");
    assertThat(table.atVersion(1).columns()).containsExactly("a");
    assertThat(table.atVersion(2)).isEqualTo(table);
    assertThat(TableSection.of(table, java.util.List.of(table)))
        .contains("- added later: `b` in version 2\n");
  }

  @Test
  void whatOlderRowsCannotFollowIsRefused() {
    assertRefused(
        2,
        "  - {name: b, physicalType: int, required: true, since: 2, description: \"B.\"}\n",
        "column b of version 2 is required or key, and older rows lack it; make it optional");
    assertRefused(
        1,
        "  - {name: b, physicalType: int, since: 2, description: \"B.\"}\n",
        "column b is since version 2, the contract is version 1; raise its version");
    assertRefused(
        2,
        "  - {name: b, physicalType: int, since: 2, description: \"B.\"}\n"
            + "  - {name: c, physicalType: int, description: \"C.\"}\n",
        "column c stands behind a column of a later version; add new columns at the end");
  }

  private static void assertRefused(int version, String more, String why) {
    assertThatThrownBy(() -> parsed(version, more)).hasMessage("t: " + why);
  }

  @Test
  void feedsTakeThePresentVersionUnlessTheySayMore() {
    for (TableContract feed : Tables.of(Layer.SOURCE)) {
      assertThat(feed.oldestAccepted()).isBetween(1, feed.version());
    }
    assertThat(Tables.SOURCE_BANK_TRANSFER.feed().acceptsFrom()).isNull();
    assertThat(Tables.SOURCE_BANK_TRANSFER.oldestAccepted())
        .isEqualTo(Tables.SOURCE_BANK_TRANSFER.version());
  }
}
