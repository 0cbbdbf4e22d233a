package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cluelake.report.NightFacts.Cell;
import org.cluelake.report.NightFacts.Count;
import org.cluelake.report.NightFacts.DeliveredFile;
import org.cluelake.report.NightFacts.Population;
import org.cluelake.report.NightFacts.Term;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class NightReportTest {

  private static final String HOSTILE =
      "\"/><script>alert('x')</script><!-- ]]> &amp; \u0000\u0007\u202Egnp";

  @Test
  void everyNumberGivenIsThere() {
    String text = text(NightReport.page(SampleFacts.night()));
    assertThat(text)
        .contains("Night of 2026-03-10", "Generation 2", "published")
        .contains("Synthetic nation: every person, number and place is invented")
        .contains("1,000,021", "998,877", "1,144", "240,113", "240,099", "5,120")
        .contains("183,204,417.52", "183,201,911.02", "2,506.50")
        .contains("1,100", "BAD_TIME:started_at", "MONEY_SIGN:amount")
        .contains(
            "The compressed data ends at byte 8,112", "deliver a manifest that names the file")
        .contains("187 last night, +13", "no night before to compare with")
        .contains("already reported", "14", "protected", "duplicate household")
        .contains("contact-then-pay", "143", "88", "could not tell")
        .contains("Aspen Ford", "57", "Heron Weir")
        .contains("2026-03-13 to 2026-04-09", SampleFacts.OBJECTION)
        .contains("c0ffee11aa22bb33cc44dd55ee66ff7788990011223344556677889900aabbcc")
        .contains("2026-03-09, generation 1, ledger row 77e0a91c42b35d1e8f06")
        .contains("21.5", "3.2", "0.9", "done before", "25.5")
        .contains("Feeds missing, the night was made without them: telecom_subscriber");
  }

  @Test
  void aPublishedNightLinksItsPageOfCounties() {
    assertThat(NightReport.page(SampleFacts.night()))
        .contains("href=\"2026-03-10-g2-regions.html\"");
  }

  @Test
  void hostileTextsStayTexts() {
    NightFacts night = SampleFacts.night();
    NightFacts hostile =
        new NightFacts(
            night.bizDate(),
            1,
            false,
            HOSTILE,
            false,
            HOSTILE,
            HOSTILE,
            new NightFacts.Previous(night.bizDate(), 1, HOSTILE),
            List.of(HOSTILE),
            LocalDate.of(2026, 3, 1),
            List.of(new DeliveredFile(HOSTILE, HOSTILE, "refused", HOSTILE, HOSTILE, 1)),
            List.of(new NightFacts.Feed(HOSTILE, 1, 1, 0, 0, List.of(new Count(HOSTILE, 1)), null)),
            new Population(HOSTILE, List.of(new Cell(HOSTILE, HOSTILE, 1)), 1L),
            List.of(new Count(HOSTILE, 1)),
            List.of(new Population(HOSTILE, List.of(new Cell(HOSTILE, HOSTILE, 1)), 1L)),
            List.of(new NightFacts.DetectorFindings(HOSTILE, 1, 1)),
            List.of(new NightFacts.County(HOSTILE, HOSTILE, 11)),
            List.of(HOSTILE),
            List.of(new Term(HOSTILE, null, null, HOSTILE, HOSTILE)),
            List.of(new NightFacts.WrittenTable(HOSTILE, 1, HOSTILE)),
            List.of(new NightFacts.StepRun(HOSTILE, HOSTILE, 1, 1, 1)));
    String html = NightReport.page(hostile);
    assertThat(html).doesNotContain("-regions.html", "<script", "\u0000", "\u0007", "\u202E");
    assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
    assertThat(text(html))
        .contains("alert('x')")
        .contains("not published", "Readers do not see this night")
        .doesNotContain("Synthetic nation");
  }

  @Property(tries = 60)
  void anyTextGivesAWellFormedPage(@ForAll String any) {
    NightFacts night = SampleFacts.night();
    Document page = parsed(NightReport.page(withReasons(night, List.of(any, any + "!"))));
    assertThat(page.getDocumentElement().getTagName()).isEqualTo("html");
  }

  @Test
  void noIdentityGetsThroughASentence() {
    NightFacts night =
        withReasons(
            SampleFacts.night(),
            List.of("Paid 1,234.50 yuan to 9901234567890123 after a call of 11155556666."));
    assertThat(text(NightReport.page(night)))
        .contains("Paid 1,234.50 yuan to [number withheld] after a call of [number withheld].")
        .doesNotContain("9901234567890123", "11155556666");
  }

  @Test
  void equalFactsGiveAnEqualPageOnAnyMachine() {
    String page = NightReport.page(SampleFacts.night());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(NightReport.page(SampleFacts.night())).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyTableHasACaptionAndScopedHeadsAndNothingIsFetched() {
    String html = NightReport.page(SampleFacts.night());
    Document page = parsed(html);
    NodeList tables = page.getElementsByTagName("table");
    assertThat(tables.getLength()).isGreaterThan(10);
    for (int i = 0; i < tables.getLength(); i++) {
      Element table = (Element) tables.item(i);
      assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
    }
    NodeList heads = page.getElementsByTagName("th");
    for (int i = 0; i < heads.getLength(); i++) {
      assertThat(((Element) heads.item(i)).getAttribute("scope")).isIn("row", "col");
    }
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(html).doesNotContain("src=", "url(", "@import", "<link", "<script");
  }

  @Test
  void anEmptyNightIsAPageToo() {
    String text = text(NightReport.page(empty()));
    assertThat(text)
        .contains("Nothing was delivered.", "None: every clue was sent.", "No detector ran.")
        .contains("none: this is the first night");
  }

  @Test
  void thePageCanBeWrittenToLookAt() throws IOException {
    String folder = System.getProperty("report.look");
    String page = NightReport.page(SampleFacts.night());
    if (folder != null) {
      Path night = Files.writeString(Path.of(folder, "night.html"), page);
      assertThat(night).isNotEmptyFile();
    }
    assertThat(page).startsWith("<!DOCTYPE html>");
  }

  static NightFacts empty() {
    return withReasons(
        new NightFacts(
            LocalDate.of(2026, 3, 1),
            1,
            true,
            null,
            false,
            "0.1.0",
            "ab",
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            new Population("clues", List.of(), null),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        List.of());
  }

  private static NightFacts withReasons(NightFacts n, List<String> reasons) {
    return new NightFacts(
        n.bizDate(),
        n.gen(),
        n.published(),
        n.stopped(),
        n.synthetic(),
        n.codeVersion(),
        n.confHash(),
        n.previous(),
        n.degraded(),
        n.staleAfter(),
        n.files(),
        n.feeds(),
        n.clues(),
        n.suppressed(),
        n.lists(),
        n.detectors(),
        n.counties(),
        reasons,
        n.terms(),
        n.tables(),
        n.steps());
  }

  private static String text(String html) {
    return parsed(html).getDocumentElement().getTextContent().replaceAll("\\s+", " ");
  }

  private static Document parsed(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(html)));
    } catch (Exception e) {
      throw new AssertionError("the page is not well formed", e);
    }
  }
}
