package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.testkit.Contracts;
import org.junit.jupiter.api.Test;

class ContractHashTest {

  private static final TableContract TABLE = Tables.FILE_LEDGER;

  @Test
  void aRuleAKeyAndAColumnMakeAnotherHash() {
    assertThat(
            List.of(
                hash(TABLE),
                hash(Contracts.ruled(TABLE, "bytes", "bytes > 0")),
                hash(Contracts.keyed(TABLE, "name")),
                hash(Contracts.with(TABLE, Contracts.column("more", "int", false, 2)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aClearerSentenceDoesNot() {
    TableContract clearer =
        new TableContract(
            TABLE.name(),
            TABLE.layer(),
            TABLE.version(),
            "A clearer sentence.",
            TABLE.subject(),
            TABLE.sortedBy(),
            TABLE.purpose(),
            TABLE.state(),
            TABLE.source(),
            TABLE.feed(),
            TABLE.properties(),
            TABLE.rules());
    assertThat(hash(clearer)).isEqualTo(hash(TABLE));
  }

  /** The hash of a row published before contracts were named, as it was computed then. */
  @Test
  void aPublicationWithoutContractsKeepsItsHash() {
    Published old = published(null);
    assertThat(old.computedHash())
        .isEqualTo("680532a8d56e9b8c073afaa4abe4c19fd3a127173795dba09f68a0829d5756a0");
    assertThat(published("a").computedHash())
        .isNotEqualTo(old.computedHash())
        .isNotEqualTo(published("b").computedHash());
  }

  private static Published published(String contracts) {
    return new Published(
        LocalDate.of(2026, 3, 2),
        1,
        1,
        "",
        "",
        "conf",
        "0.2.0",
        contracts,
        List.of("calendar"),
        Map.of("clue.clue", "00"));
  }

  private static String hash(TableContract table) {
    return ContractHash.of(List.of(table));
  }
}
