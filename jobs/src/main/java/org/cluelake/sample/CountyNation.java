package org.cluelake.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * An invented nation of counties for the register: cases, suspects, cards, accounts and reports of
 * the public of two years, and nothing of daily life, delivered once a quarter.
 *
 * <p>The sample nation of {@link SampleNation} is too small to rank counties; this one has no
 * calls, payments or journeys, so it has no clues, and many more cases.
 */
public final class CountyNation {

  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int MONTHS = 3;

  /**
   * Which nation.
   *
   * @param counties number of counties, five to a city
   * @param quarters quarters from the first of 2025 on
   * @param seed another seed is another nation
   */
  public record Traits(int counties, int quarters, long seed) {
    private static final int MOST_COUNTIES = 1500;
    private static final int MOST_QUARTERS = 8;

    public Traits {
      require(counties >= 40 && counties <= MOST_COUNTIES, "counties is 40 to " + MOST_COUNTIES);
      require(quarters >= 4 && quarters <= MOST_QUARTERS, "quarters is 4 to " + MOST_QUARTERS);
    }

    private static void require(boolean holds, String rule) {
      if (!holds) {
        throw PipelineException.of(ErrorKind.CONFIG, "county nation: %s; correct the option", rule);
      }
    }
  }

  private final Traits traits;
  private final Setting setting;
  private final List<County> counties;
  private final CountyRisks risks;
  private final CountyCards cards;

  private CountyNation(Traits traits) {
    this.traits = traits;
    // The calendar is delivered for the year before the first day's and the year after it.
    LocalDate middle = START.plusYears(1);
    this.setting =
        new Setting(new SampleSpec(1, 1, traits.seed(), middle, 0), Knobs.read(FraudAmount.USUAL));
    this.counties = counties(traits.counties());
    this.risks = new CountyRisks(setting, counties, traits.quarters());
    this.cards = new CountyCards(setting, counties, day(START));
  }

  /**
   * Writes {@code delivery/<last day of a quarter>/} and {@code truth/county_risk.csv}.
   *
   * @param out folder; files of the same names are replaced
   * @return delivered dates
   * @throws PipelineException RESOURCE where a file cannot be written
   */
  public static List<LocalDate> write(Traits traits, Path out) {
    SampleNation.mark(out.resolve("delivery"));
    return new CountyNation(traits).write(out);
  }

  private List<LocalDate> write(Path out) {
    List<LocalDate> dates = new ArrayList<>();
    Dirt clean = new Dirt(setting);
    for (int quarter = 0; quarter < traits.quarters(); quarter++) {
      LocalDate first = START.plusMonths((long) MONTHS * quarter);
      LocalDate last = first.plusMonths(MONTHS).minusDays(1);
      CountyQuarter events =
          new CountyQuarter(setting, counties, risks, cards, quarter, day(first), day(last));
      Map<String, List<String[]>> feeds = new TreeMap<>();
      for (TableContract feed : Tables.of(Layer.SOURCE)) {
        if (quarter == 0 || !feed.feed().reference()) {
          feeds.put(feed.name(), List.of());
        }
      }
      if (quarter == 0) {
        ReferenceRows reference = new ReferenceRows(setting, counties);
        feeds.put("region", reference.regions());
        feeds.put("calendar", reference.calendar());
        feeds.put("risk_place", Destinations.riskPlaces());
        feeds.put("telecom_subscriber", cards.subscribers());
        feeds.put("bank_account", cards.accounts());
      }
      feeds.put("police_case", events.cases());
      feeds.put("police_involvement", events.involvements());
      feeds.put("public_report", events.reports());
      DayFolder folder = new DayFolder(out.resolve("delivery"), day(last), last.toString(), clean);
      feeds.forEach(
          (feed, rows) -> {
            DayFolder.Size unused = folder.write(Tables.feed(feed), rows.iterator());
          });
      dates.add(last);
    }
    truth(out.resolve("truth"));
    return dates;
  }

  private int day(LocalDate date) {
    return (int) (date.toEpochDay() - setting.spec().firstDay().toEpochDay());
  }

  private List<County> counties(int number) {
    List<County> made = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      double people = setting.draw("county size", i).logNormal(220_000, 0.7);
      made.add(
          new County(
              i, Setting.countyCode(i), 0, (int) Math.min(1_500_000, Math.max(20_000, people))));
    }
    return made;
  }

  private void truth(Path folder) {
    StringBuilder text = new StringBuilder("county,quarter,source,victim,recorded\n");
    for (County county : counties) {
      for (int quarter = 0; quarter < traits.quarters(); quarter++) {
        DayFolder.append(
            text,
            new String[] {
              county.code(),
              Integer.toString(quarter + 1),
              "%.3f".formatted(risks.source(county.index(), quarter)),
              "%.3f".formatted(risks.victim(county.index(), quarter)),
              "%.2f".formatted(risks.recorded(county.index(), quarter))
            });
      }
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("county_risk.csv"), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "county nation: %s cannot be written; check the disk", folder);
    }
  }
}
