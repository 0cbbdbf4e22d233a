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
    pagesOf(demo);
    agesOf(chain);
    // A nation that is there already is neither replaced nor mixed with another.
    assertThat(execute(out, demo)).isEqualTo(2);
    assertThat(out.toString()).contains("holds a nation");
  }

  /** The page of the last quarter, from the lake alone, in both languages. */
  private void pagesOf(Path demo) throws Exception {
    StringWriter out = new StringWriter();
    Path pages = temp.resolve("pages");
    assertThat(
            Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                    "listing",
                    "page",
                    "--quarter",
                    "2025Q4",
                    "--lake",
                    demo.resolve("lake").toString(),
                    "--scratch",
                    temp.resolve("scratch").toString(),
                    "--conf",
                    demo.resolve("conf").toString(),
                    "--out",
                    pages.toString()))
        .as(out.toString())
        .isZero();
    assertThat(out.toString().lines())
        .containsExactlyInAnyOrder(
            pages.resolve("groups.html").toString(),
            pages.resolve("groups.en.html").toString(),
            pages.resolve("source.html").toString(),
            pages.resolve("source.en.html").toString(),
            pages.resolve("victim.html").toString(),
            pages.resolve("victim.en.html").toString());
    String first = "This is the first assessment; there is no quarter before to compare with.";
    assertThat(pages.resolve("source.en.html"))
        .content()
        .contains("Source side: where suspects, accounts and cards come from (2025Q4)")
        .contains("the night published for 2025-12-31", first)
        .contains("areas came to be watched")
        .doesNotContain("<script");
    assertThat(pages.resolve("victim.en.html"))
        .content()
        .contains("Victim side: where losses occur (2025Q4)", first)
        .doesNotContain("<script");
    assertThat(pages.resolve("source.html"))
        .content()
        .contains("源头侧：嫌疑人、账户和电话卡来自哪里（2025Q4）")
        .contains("这是第一次评估，没有上一季度可比。", "取自2025-12-31当晚的发布");
    assertThat(pages.resolve("groups.en.html"))
        .content()
        .contains("Who is hit by what: fraud by age band", "Cases accepted from")
        .contains("feigned police and authorities", "groups are withheld")
        .doesNotContain("<script");
    assertThat(pages.resolve("groups.html"))
        .content()
        .contains("谁易受哪类诈骗侵害：按年龄段", "冒充公检法及政府机关", "60岁及以上");
    assertThat(pages.resolve("victim.html"))
        .content()
        .contains("受害侧：损失发生在哪里（2025Q4）", "这是第一次评估，没有上一季度可比。");
  }

  /** Victims' age bands reach the publicity table, and nothing below its floor leaves it. */
  private void agesOf(PublicationChain chain) throws Exception {
    Published night = chain.verifiedChain().get(chain.verifiedChain().size() - 1);
    try (SmallRead read = new SmallRead(new KernelBounds(256, temp.resolve("ages").toString()))) {
      SmallRead unused =
          read.with(
              "rate",
              Tables.PUBLICITY_RATE,
              chain.lake().files(Tables.PUBLICITY_RATE, night.bizDate(), night.gen()));
      assertThat(
              read.rows(
                  "SELECT bool_or(publication = 'shown') AS has_shown,"
                      + " bool_or(age_band <> 'unknown' AND cases > 0) AS has_ages,"
                      + " min(cases) >= 20 AS has_floor FROM rate",
                  "has_shown",
                  "has_ages",
                  "has_floor"))
          .containsExactly(Map.of("has_shown", true, "has_ages", true, "has_floor", true));
    }
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
