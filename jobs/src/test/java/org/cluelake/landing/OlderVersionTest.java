package org.cluelake.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.TableContract;
import org.cluelake.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries by an older version of their contract than the one in force. */
class OlderVersionTest {

  private static final TableContract SECOND =
      Contracts.with(Delivery.feed("a"), Contracts.delivered("extra", false, 2));
  private static final String ROW = "1,x,2.00";

  @TempDir Path temp;

  /** Lands what a manifest of version 1 describes. */
  private LandedFile landed(TableContract contract, String header, String row) {
    return new Delivery(temp.resolve("inbox"))
        .file("a", "a-1.csv", header + "\n" + row + "\n", 1)
        .land(List.of(contract), Map.of())
        .files()
        .get(0);
  }

  @Test
  void whereOnlyOptionalColumnsWereAddedTheOlderHeaderIsTaken() {
    LandedFile file = landed(Contracts.accepting(SECOND, 1), "id,name,amount", ROW);
    assertThat(file.accepted()).as(String.valueOf(file)).isTrue();
  }

  @Test
  void theHeaderIsThatOfTheVersionTheManifestStates() {
    LandedFile file = landed(Contracts.accepting(SECOND, 1), "id,name,amount,extra", ROW + ",more");
    assertThat(file.refusal()).isEqualTo(Refusal.SCHEMA_NEW);
    assertThat(file.detail()).contains("contract a version 1 lacks");
  }

  @Test
  void whereMoreHasChangedAnOlderVersionIsRefusedWithTheReason() {
    LandedFile file = landed(Contracts.accepting(SECOND, null), "id,name,amount", ROW);
    assertThat(file.refusal()).isEqualTo(Refusal.VERSION_MISMATCH);
    assertThat(file.detail())
        .isEqualTo(
            "The manifest follows version 1 of contract a; version 2 is in force and more than"
                + " optional columns has changed since any other; deliver the feed by it.");
  }

  @Test
  void aVersionOlderThanTheOldestTakenIsRefusedWithIt() {
    TableContract third = Contracts.with(SECOND, Contracts.delivered("more", false, 3));
    LandedFile file = landed(Contracts.accepting(third, 2), "id,name,amount", ROW);
    assertThat(file.refusal()).isEqualTo(Refusal.VERSION_MISMATCH);
    assertThat(file.detail()).contains("deliveries from version 2 on are taken");
  }
}
