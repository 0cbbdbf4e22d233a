package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A published night's accounts on their way to a model: one lake of two rows, no night computed.
 */
@ExtendWith(SparkExtension.class)
class ModelTableTest {

  @TempDir Path home;

  private ModelTable table() {
    PublishedLake lake = PublishedLake.in(home.resolve("lake"));
    Published unused =
        lake.publish(
            PublishedLake.FIRST,
            1,
            Map.of(
                Tables.ACCOUNT_STATE, List.of(Map.of("account", 7L), Map.of("account", 8L)),
                Tables.ACCOUNT_GRAPH, List.of(Map.of("account", 7L, "links", 1, "payees", 1)),
                Tables.MONEY_LINK,
                    List.of(
                        Map.of(
                            "account",
                            7L,
                            "counterparty",
                            8L,
                            "first_out_on",
                            PublishedLake.FIRST,
                            "nights",
                            1,
                            "links",
                            1))));
    assertThatThrownBy(() -> new ModelTable(lake.chain(), PublishedLake.SECOND))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT));
    return new ModelTable(lake.chain(), PublishedLake.FIRST);
  }

  @Test
  void allAccountsOrTheLabelledOnesAreOneTableWithTheirLinksBeside() throws IOException {
    ModelTable table = table();
    Path all = home.resolve("out/all.csv");
    Path links = home.resolve("out/links.csv");
    assertThat(table.accounts(Map.of(), all, links)).isEqualTo(2);
    assertThat(Files.readAllLines(all)).hasSize(3);
    assertThat(Files.readAllLines(all).get(0)).startsWith("account,links,payees,payers");
    assertThat(Files.readAllLines(all).get(1)).startsWith("7,1,1,0");
    assertThat(Files.readAllLines(links)).containsExactly("payer,payee", "7,8");

    Path labelled = home.resolve("labelled.csv");
    assertThat(table.accounts(Map.of(8L, true), labelled, null)).isEqualTo(1);
    assertThat(Files.readAllLines(labelled).get(0)).startsWith("account,label,links");
    assertThat(Files.readAllLines(labelled).get(1)).startsWith("8,1,,");

    assertThatThrownBy(() -> table.accounts(Map.of(), home.resolve("all.txt"), null))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG));
  }
}
