package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cluelake.report.GroupFacts.Group;
import org.cluelake.report.GroupFacts.Range;
import org.cluelake.report.ListingTexts.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The page of groups: well formed, escaped, in order, and silent on what is not shown. */
class GroupReportTest {

  private static final LocalDate NIGHT = LocalDate.parse("2026-12-31");
  private static final String HOSTILE = "<script>x</script> & \"\u202e";

  private static Range range(String value, String low, String high) {
    return new Range(new BigDecimal(value), new BigDecimal(low), new BigDecimal(high));
  }

  private static List<Group> groups() {
    return List.of(
        new Group(
            "fake_police",
            "60_up",
            null,
            "000000",
            1234,
            range("12.30", "10.00", "14.90"),
            range("3.10", "2.60", "3.70"),
            "above"),
        new Group(
            "fake_police",
            "16_35",
            null,
            "000000",
            50,
            range("2.10", "1.50", "2.80"),
            range("0.50", "0.30", "0.80"),
            "below"),
        new Group(
            "rebate",
            "16_35",
            null,
            "000000",
            900,
            range("22.00", "20.00", "24.00"),
            range("1.40", "1.20", "1.60"),
            "above"),
        new Group("rebate", "unknown", null, "000000", 33, null, null, null),
        new Group(
            "rebate",
            "36_59",
            HOSTILE,
            "960000",
            77,
            range("30.00", "23.00", "38.00"),
            range("1.90", "1.30", "2.70"),
            "above"),
        new Group(
            "rebate",
            "16_35",
            "South",
            "970000",
            21,
            range("3.00", "2.00", "4.00"),
            range("1.00", "0.60", "1.50"),
            "not_separated"));
  }

  private static String page(List<Group> groups, Language language) {
    return GroupReport.pages(new GroupFacts(NIGHT, NIGHT.minusDays(364), true, groups, 17))
        .get(language.file("groups"));
  }

  private static Document parsed(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bothLanguagesAreWellFormedAndSayWhoIsHit() throws Exception {
    for (Language language : Language.values()) {
      String page = page(groups(), language);
      assertThat(page).doesNotContain("<script", "\u202e", "${").contains("&lt;script&gt;");
      Document document = parsed(page);
      assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
      assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(2);
    }
    assertThat(page(groups(), Language.EN))
        .contains(
            "feigned police and authorities: people of 60 and over are hit 3.10 times as often as"
                + " all (99.8% range 2.60 to 3.70; 1,234 cases).")
        .contains("17 groups are withheld", "Cases accepted from 2026-01-01 to 2026-12-31")
        .contains("12.30 (10.00 – 14.90)", "invented");
    assertThat(page(groups(), Language.ZH))
        .contains("冒充公检法及政府机关：60岁及以上人群受害率是总体的3.10倍（99.8%区间2.60至3.70；1,234起）。");
  }

  @Test
  void theSurestStandsFirstAndOrderOfFactsChangesNothing() {
    String page = page(groups(), Language.EN);
    assertThat(page.indexOf("feigned police and authorities: people"))
        .isPositive()
        .isLessThan(page.indexOf("orders for rebates: people"));
    List<Group> shuffled = new ArrayList<>(groups());
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(page(shuffled, Language.EN)).isEqualTo(page);
    }
  }

  @Test
  void whatIsNotShownIsADashAndWhatIsNotSureIsNoProvince() throws Exception {
    String page = page(groups(), Language.EN);
    assertThat(page).doesNotContain("South");
    Document document = parsed(page);
    assertThat(document.getElementsByTagName("tbody").item(0).getTextContent())
        .containsPattern("feigned police and authorities–2.10 \\(1.50 – 2.80\\)0.50 ×–12.30");
    assertThat(page(List.of(), Language.EN))
        .contains("No age band of the nation is surely", "Nothing can be shown.");
  }

  @Test
  void aNightWithoutTheTableSaysSo() {
    assertThat(
            GroupReport.pages(new GroupFacts(NIGHT, null, false, List.of(), 0))
                .get("groups.en.html"))
        .contains("The night published for 2026-12-31 has no table of groups.")
        .doesNotContain("invented");
  }
}
