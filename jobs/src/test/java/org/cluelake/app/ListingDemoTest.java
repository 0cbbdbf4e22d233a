package org.cluelake.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.Published;
import org.cluelake.job.RegisterBook;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.listing.Act;
import org.cluelake.listing.Side;
import org.cluelake.listing.State;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The register's demo: invented case files, real nights, real figures, invented decisions. */
@ExtendWith(SparkExtension.class)
class ListingDemoTest {

  @TempDir private Path temp;

  @Test
  void plantedCountiesAreWatchedOnTheSourceSide() throws Exception {
    StringWriter out = new StringWriter();
    Path demo = temp.resolve("demo");
    assertThat(execute(out, demo)).isZero();
    assertThat(out.toString()).contains("2025Q4: ").contains("register: ");

    StoredLakeOptions stored = new StoredLakeOptions();
    stored.lake = demo.resolve("lake").toString();
    stored.scratch = temp.resolve("scratch");
    PublicationChain chain = stored.chain();
    List<Act> acts = new RegisterBook(chain).acts();
    List<String> truth = Files.readAllLines(demo.resolve("truth/county_risk.csv"));
    List<String> planted =
        truth.stream()
            .map(line -> line.split(","))
            .filter(f -> f[1].equals("1") && Double.parseDouble(f[2]) > 5)
            .map(f -> f[0])
            .toList();
    assertThat(planted).hasSize(3);
    for (String county : planted) {
      assertThat(acts)
          .anyMatch(
              a ->
                  a.region().equals(county)
                      && a.side() == Side.SOURCE
                      && a.to() == State.WATCH
                      && a.text().contains("above 1.5 times the nation"));
    }
    // Nothing this nation delivers is unacceptable.
    for (Published night : chain.verifiedChain()) {
      try (SmallRead read =
          new SmallRead(new KernelBounds(256, temp.resolve("books").toString()))) {
        SmallRead unused =
            read.with(
                "books",
                Tables.RECONCILIATION,
                chain.lake().files(Tables.RECONCILIATION, night.bizDate(), night.gen()));
        assertThat(read.rows("SELECT sum(quarantined)::BIGINT AS bad FROM books", "bad"))
            .containsExactly(Map.of("bad", 0L));
      }
    }
    // A nation that is there already is neither replaced nor mixed with another.
    assertThat(execute(out, demo)).isEqualTo(2);
    assertThat(out.toString()).contains("holds a nation");
  }

  private static int execute(StringWriter out, Path demo) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(
            "listing",
            "demo",
            "--counties",
            "40",
            "--quarters",
            "4",
            "--out",
            demo.toString(),
            "--conf",
            Repository.conf().toString());
  }
}
