package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of two versions of a feed, cleaned by the newer one. */
class OlderDeliveryTest {

  private static final TableContract OLD = Tables.SOURCE_POLICE_CASE;
  private static final TableContract FEED =
      Contracts.with(OLD, Contracts.delivered("desk_note", false, 2));
  private static final TableContract CLEAN =
      Contracts.with(Tables.POLICE_CASE, Contracts.delivered("desk_note", true, 2));

  @TempDir Path root;

  @Test
  void rowsOfAnOlderVersionLackTheNewColumnAndNothingElse() {
    String older = String.join(",", OLD.columns());
    String row = row("OLD-1");
    Night night =
        new Night(FEED, CLEAN, root, 1)
            .text("a", older + "\n" + row + "\n")
            .text("b", older + ",desk_note\n" + row("NEW-1") + ",\"window 3\"\n")
            .text("c", older + "\n" + row("NEW-2") + ",too wide\n")
            .merge();
    assertThat(night.rows("case_id, desk_note"))
        .containsExactly(
            "{'case_id': NEW-1, 'desk_note': window 3}", "{'case_id': OLD-1, 'desk_note': NULL}");
    assertThat(night.refused()).containsExactly("2 CSV_WIDTH");
  }

  private static String row(String id) {
    String[] sample = new SampleRows(OLD, 1).row(1);
    sample[OLD.columns().indexOf("case_id")] = id;
    return Stream.of(sample)
        .map(v -> '"' + v.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
