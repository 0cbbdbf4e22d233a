package org.cluelake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.cluelake.listing.Objection;
import org.cluelake.listing.Recording;
import org.cluelake.listing.State;
import org.cluelake.listing.Step;
import org.cluelake.report.ListingFacts.Area;
import org.cluelake.report.ListingFacts.Ends;
import org.cluelake.report.ListingFacts.Range;
import org.cluelake.report.ListingTexts.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The policymakers' pages: complete in both languages, in order, escaped, and the same again. */
class ListingReportTest {

  private static final LocalDate NIGHT = LocalDate.parse("2026-12-31");
  private static final String HOSTILE = "<script>x</script> & \"\u202e";

  private static Area area(String code, double index, double p2, Double before, String state) {
    return new Area(
        code,
        "Area " + code,
        state,
        "2026Q3",
        2,
        new Range(index, index * 0.8, index * 1.25),
        Math.min(1, p2 + 0.05),
        p2,
        p2 / 2,
        before,
        1,
        4,
        5 - index,
        2,
        3,
        !code.equals("960103"),
        code.equals("960102") ? "in_doubt" : "clean",
        true,
        p2 > 0.5 ? 0.35 : 0);
  }

  private static List<Area> areas() {
    return List.of(
        area("960101", 1.1, 0.02, 0.01, "normal"),
        area("960102", 3.1, 0.99, 0.20, "red"),
        area("960103", 2.9, 0.95, 0.97, "yellow"),
        area("970101", 2.0, 0.55, 0.93, "watch"));
  }

  private static ListingFacts facts(List<Area> areas, boolean synthetic) {
    return new ListingFacts(
        "source",
        "2026Q4",
        "2026Q3",
        new ListingFacts.Method(NIGHT, 1, "abc", 1, 1, 2000, 200, 16, 20, synthetic),
        areas,
        List.of(new ListingFacts.Small("960104", HOSTILE, "yellow")),
        Map.of("96", "North", "97", "South"),
        List.of(
            new ListingFacts.Move("960102", HOSTILE, "yellow", "red", true),
            new ListingFacts.Move("970101", "Area 970101", "normal", "watch", false)),
        List.of(
            new ListingFacts.Funnel(
                "SRC1",
                List.of(
                    new ListingFacts.Point("960102", HOSTILE, 20, 3, "high 0.001"),
                    new ListingFacts.Point("960101", "Inside", 30, 1.1, "inside")),
                List.of(limits(16), limits(32)))),
        List.of(
            new ListingFacts.Trend(
                null,
                null,
                List.of(
                    new ListingFacts.Quarterly("2026Q3", 900, null, true),
                    new ListingFacts.Quarterly("2026Q4", 950, 870.0, false)),
                900,
                new Ends(800, 1000),
                true)),
        List.of(new ListingFacts.Pair("960102", HOSTILE, 3.1, 0.8, 0.99, 0)),
        List.of(
            new ListingFacts.Path(
                "960102",
                HOSTILE,
                "2026Q3",
                new Range(3, 2.5, 3.6),
                List.of(new ListingFacts.Actual("2026Q4", new Range(1.9, 1.5, 2.3))))),
        List.of(
            new ListingFacts.OpenObjection("001", "960102", HOSTILE, "red", "denominator", NIGHT)),
        List.of(
            new ListingFacts.Task(
                "960103", "Area", "answer", "warn_again", "2027-01-06", NIGHT.plusDays(60))));
  }

  private static ListingFacts.Limits limits(double e) {
    return new ListingFacts.Limits(
        e, new Ends(0.6, 1.6), new Ends(0.5, 2), new Ends(0.5, 2), new Ends(0, 2.5));
  }

  private static String page(List<Area> areas, Language language) {
    return ListingReport.pages(facts(areas, true)).get(language.file("source"));
  }

  private static Document parsed(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void thePagesOfASideLinkToEachOtherAndSayTheirLanguage() throws Exception {
    Map<String, String> pages = ListingReport.pages(facts(areas(), true));

    assertThat(pages).containsOnlyKeys("source.html", "source.en.html");
    assertThat(parsed(pages.get("source.html")).getDocumentElement().getAttribute("lang"))
        .isEqualTo("zh-CN");
    assertThat(pages.get("source.html"))
        .contains("href=\"source.en.html\"")
        .contains("href=\"victim.html\"");
    assertThat(parsed(pages.get("source.en.html")).getDocumentElement().getAttribute("lang"))
        .isEqualTo("en");
    assertThat(pages.get("source.en.html"))
        .contains("href=\"source.html\"")
        .contains("href=\"victim.en.html\"");
  }

  @Test
  void bothLanguagesHaveEveryTextWithAsManyPlaces() {
    Map<String, String> chinese = ListingTexts.of(Language.ZH).all();
    Map<String, String> english = ListingTexts.of(Language.EN).all();

    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    chinese.forEach(
        (key, text) -> {
          assertThat(text).as(key).isNotEmpty();
          assertThat(places(text)).as(key).isEqualTo(places(english.get(key)));
        });
  }

  private static long places(String text) {
    return Pattern.compile("%s").matcher(text).results().count();
  }

  @Test
  void everyWordOfTheRegisterHasAText() {
    for (Language language : Language.values()) {
      ListingTexts texts = ListingTexts.of(language);
      assertThat(texts.all().keySet())
          .containsAll(keys("state.", State.values()))
          .containsAll(
              keys("recording.", new Recording[] {Recording.IN_DOUBT, Recording.CANNOT_TELL}))
          .containsAll(keys("objection.", Objection.Kind.values()))
          .containsAll(keys("step.", Step.values()));
    }
  }

  private static List<String> keys(String kind, Enum<?>[] words) {
    return Arrays.stream(words).map(w -> kind + w.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Test
  void theChinesePageHasNoEnglishSentence() throws Exception {
    String said = parsed(page(areas(), Language.ZH)).getDocumentElement().getTextContent();
    String body = said.substring(said.indexOf("反诈"));

    Matcher english = Pattern.compile("[a-z]+ [a-z]+ [a-z]+ [a-z]+").matcher(body);
    assertThat(english.find()).isFalse();
  }

  @Test
  void namesAreEscapedAndLoseTheirDirectionMarks() throws Exception {
    for (Language language : Language.values()) {
      String page = page(areas(), language);

      assertThat(page).doesNotContain("<script").doesNotContain("\u202e");
      assertThat(parsed(page).getElementsByTagName("script").getLength()).isZero();
    }
  }

  @Test
  void nothingIsFetchedAndEveryIdIsUnique() throws Exception {
    Document page = parsed(page(areas(), Language.EN));
    NodeList all = page.getElementsByTagName("*");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getAttribute("src")).isEmpty();
      assertThat(element.getAttribute("href")).doesNotContain("//");
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void everyChartSaysInWordsWhatItShows() throws Exception {
    Document page = parsed(page(areas(), Language.EN));
    NodeList drawings = page.getElementsByTagName("svg");

    assertThat(drawings.getLength()).isGreaterThan(4);
    for (int i = 0; i < drawings.getLength(); i++) {
      Element drawing = (Element) drawings.item(i);
      assertThat(
              drawing.getAttribute("aria-hidden").equals("true")
                  || !drawing.getAttribute("aria-label").isEmpty())
          .isTrue();
    }
  }

  @Test
  void theHeadlineSaysWhatIsHighWhatIsNewAndWhatIsNoLongerCertain() {
    assertThat(page(areas(), Language.EN))
        .contains("above twice the nation: 2 areas, Area 960102, Area 960103.")
        .contains("Since 2026Q3: new, Area 960102; no longer so certain, Area 970101 (now 55%).")
        .contains("from yellow to red")
        .contains("Objections without an answer: 1");
    assertThat(page(areas(), Language.ZH)).contains("新增Area 960102").contains("有1件异议");
  }

  @Test
  void ofAnAreaThatIsTooSmallOnlyTheNameAndItsStateAreShown() {
    String page = page(areas(), Language.EN);

    assertThat(page).contains("(960104), which still stands at yellow");
    assertThat(page).contains("(960104): too small to say");
    assertThat(page.split("960104", -1)).hasSize(3);
  }

  @Test
  void doubtfulDataAreMarkedInWords() {
    assertThat(page(areas(), Language.EN)).contains("class=\"bad\">⚠ incomplete");
  }

  @Test
  void onlyAnInventedNationIsMarked() {
    ListingFacts real = facts(areas(), false);

    assertThat(page(areas(), Language.ZH)).contains("合成数据");
    assertThat(ListingReport.pages(real).get("source.html")).doesNotContain("合成数据");
    assertThat(ListingReport.pages(real).get("source.en.html")).doesNotContain("Synthetic");
  }

  @Test
  void equalFactsInAnyOrderGiveEqualPages() {
    List<Area> shuffled = new ArrayList<>(areas());
    Collections.shuffle(shuffled, new Random(3));

    assertThat(ListingReport.pages(facts(shuffled, true)))
        .isEqualTo(ListingReport.pages(facts(areas(), true)));
  }

  @Test
  void aNationWithoutAnyAreaHasAPageThatSaysSo() throws Exception {
    ListingFacts empty =
        new ListingFacts(
            "victim",
            "2026Q4",
            null,
            facts(areas(), true).method(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    String page = ListingReport.pages(empty).get("victim.en.html");

    assertThat(parsed(page).getElementsByTagName("h2").getLength()).isEqualTo(11);
    assertThat(page).contains("first assessment").contains("No objection is open.");
  }

  @Property(tries = 40)
  void aLikelierAreaNeverStandsBelowALessLikelyOne(
      @ForAll @DoubleRange(min = 0.5, max = 1) double one,
      @ForAll @DoubleRange(min = 0.5, max = 1) double other) {
    ListingPage page =
        ListingPage.of(
            facts(
                List.of(
                    area("960101", 2, one, null, "normal"),
                    area("960102", 2, other, null, "normal")),
                true),
            ListingTexts.of(Language.EN));

    boolean isFirst = page.rows().get(0).code().equals("960101");
    if (Math.round(100 * one) != Math.round(100 * other)) {
      assertThat(isFirst).isEqualTo(one > other);
    }
    assertThat(page.rows().get(0).opens()).startsWith("Band 1");
  }
}
