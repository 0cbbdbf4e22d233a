package org.cluelake.evaluate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The truth of a sample nation: who did or suffered what and when, and who only looks like it.
 *
 * @param schemes rows of {@code scheme.csv}
 * @param lookalikes rows of {@code lookalike.csv}
 * @param victims rows of {@code victim.csv}
 * @param ageBands age band of every person, by person as written in {@code person.csv}
 * @param prevalence how many people and accounts there are, and victims and mules among them
 */
public record SchemeTruth(
    List<Scheme> schemes,
    List<Lookalike> lookalikes,
    List<Victim> victims,
    Map<String, String> ageBands,
    Prevalence prevalence) {

  /** Days after its end in which a scheme may still be found: reports and settlement lag. */
  static final int LAG_DAYS = 3;

  /** Scenario of a card in a gang's hands that no other scenario tells of. */
  public static final String GANG = "gang";

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  public SchemeTruth {
    schemes = List.copyOf(schemes);
    lookalikes = List.copyOf(lookalikes);
    victims = List.copyOf(victims);
    ageBands = Map.copyOf(ageBands);
  }

  /**
   * One part an entity had in a scheme.
   *
   * @param scenario code such as {@code V1} or {@code B2}
   * @param entityKind {@code number}, {@code account} or {@code person}
   * @param entity the identity; a person as {@code type:number}
   * @param from first moment, Asia/Shanghai
   * @param to last moment, Asia/Shanghai
   * @param campaign the campaign it belongs to
   */
  public record Scheme(
      String scenario,
      String entityKind,
      String entity,
      LocalDateTime from,
      LocalDateTime to,
      String campaign) {

    /**
     * Whether a night's business day meets the window from its start to three days past its end.
     */
    boolean touches(LocalDate night) {
      return hasBegunBy(night) && !to.plusDays(LAG_DAYS).isBefore(night.atStartOfDay());
    }

    /** Whether it has begun by the end of a night's business day. */
    boolean hasBegunBy(LocalDate night) {
      return from.isBefore(night.plusDays(1).atStartOfDay());
    }
  }

  /**
   * An innocent entity made to look like fraud.
   *
   * @param kind what it is, such as a courier
   * @param entityKind {@code number}, {@code account} or {@code person}
   * @param entity the identity
   */
  public record Lookalike(String kind, String entityKind, String entity) {}

  /**
   * A person a campaign drew in; a moment is null where the story has none.
   *
   * @param person as {@code type:number}
   * @param number the person's phone
   * @param account the person's main account
   * @param campaign the campaign
   * @param firstContact start of the first talk
   * @param lastContact end of the last
   * @param firstPayment first settled payment
   * @param lastPayment last
   */
  public record Victim(
      String person,
      String number,
      String account,
      String campaign,
      LocalDateTime firstContact,
      LocalDateTime lastContact,
      LocalDateTime firstPayment,
      LocalDateTime lastPayment) {

    /**
     * Whether a night's business day meets the story, from its start to three days past its end.
     */
    boolean touches(LocalDate night) {
      LocalDateTime from = least(firstContact, firstPayment);
      LocalDateTime to = most(lastContact, lastPayment);
      return from != null
          && to != null
          && from.isBefore(night.plusDays(1).atStartOfDay())
          && !to.plusDays(LAG_DAYS).isBefore(night.atStartOfDay());
    }

    private static LocalDateTime least(LocalDateTime a, LocalDateTime b) {
      return a == null ? b : b == null || a.isBefore(b) ? a : b;
    }

    private static LocalDateTime most(LocalDateTime a, LocalDateTime b) {
      return a == null ? b : b == null || a.isAfter(b) ? a : b;
    }
  }

  /**
   * Reads the files of a truth folder that findings are judged by.
   *
   * @throws PipelineException CONFIG where a file cannot be read or a row is not as expected; the
   *     message names file and line, never a value
   */
  public static SchemeTruth read(Path truthFolder) {
    List<Scheme> schemes =
        rows(
            truthFolder.resolve("scheme.csv"),
            r ->
                new Scheme(
                    r.getField("scenario"),
                    r.getField("entity_kind"),
                    r.getField("entity"),
                    LocalDateTime.parse(r.getField("from"), INSTANT),
                    LocalDateTime.parse(r.getField("to"), INSTANT),
                    r.getField("campaign")));
    List<Lookalike> lookalikes =
        rows(
            truthFolder.resolve("lookalike.csv"),
            r ->
                new Lookalike(r.getField("kind"), r.getField("entity_kind"), r.getField("entity")));
    List<Victim> victims =
        rows(
            truthFolder.resolve("victim.csv"),
            r ->
                new Victim(
                    r.getField("person"),
                    r.getField("number"),
                    r.getField("account"),
                    r.getField("campaign"),
                    moment(r, "first_contact"),
                    moment(r, "last_contact"),
                    moment(r, "first_payment"),
                    moment(r, "last_payment")));
    Map<String, String> ageBands = new HashMap<>();
    rows(
            truthFolder.resolve("person.csv"),
            r -> List.of(r.getField("person"), r.getField("age_band")))
        .forEach(r -> ageBands.put(r.get(0), r.get(1)));
    return new SchemeTruth(
        schemes, lookalikes, victims, ageBands, prevalence(truthFolder, victims));
  }

  private static Prevalence prevalence(Path truthFolder, List<Victim> victims) {
    Map<String, Long> sizes = new HashMap<>();
    rows(
            truthFolder.resolve("population.csv"),
            r -> Map.entry(r.getField("kind"), Long.valueOf(r.getField("count"))))
        .forEach(r -> sizes.put(r.getKey(), r.getValue()));
    List<String> mules = rows(truthFolder.resolve("mule_account.csv"), r -> r.getField("account"));
    return new Prevalence(
        sizes.getOrDefault("person", 0L),
        victims.stream().map(Victim::person).distinct().count(),
        sizes.getOrDefault("account", 0L),
        mules.stream().distinct().count());
  }

  private static LocalDateTime moment(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() ? null : LocalDateTime.parse(text, INSTANT);
  }

  /**
   * The same with every number and account in a gang's hands as a scheme {@link #GANG}, whatever it
   * was used for: from its first call, or from the day the gang had the account.
   *
   * @throws PipelineException CONFIG as for {@link #read}
   */
  public SchemeTruth withGangCards(Path truthFolder) {
    List<Scheme> all = new ArrayList<>(schemes);
    all.addAll(
        rows(
            truthFolder.resolve("fraud_number.csv"),
            r ->
                new Scheme(
                    GANG,
                    "number",
                    r.getField("number"),
                    LocalDateTime.parse(r.getField("first_call"), INSTANT),
                    LocalDateTime.parse(r.getField("last_call"), INSTANT),
                    r.getField("campaign"))));
    all.addAll(
        rows(
            truthFolder.resolve("mule_account.csv"),
            r -> {
              LocalDateTime from = LocalDate.parse(r.getField("from_day")).atStartOfDay();
              return new Scheme(
                  GANG, "account", r.getField("account"), from, from, r.getField("campaign"));
            }));
    return new SchemeTruth(all, lookalikes, victims, ageBands, prevalence);
  }

  private static <T> List<T> rows(Path file, Function<NamedCsvRecord, T> row) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream().map(r -> parsed(file, r, row)).toList();
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "truth file %s cannot be read; give the folder the sample command wrote",
          file.getFileName());
    }
  }

  private static <T> T parsed(Path file, NamedCsvRecord row, Function<NamedCsvRecord, T> parser) {
    try {
      return parser.apply(row);
    } catch (DateTimeParseException | NoSuchElementException | NumberFormatException e) {
      // Not chained: the parser's own message quotes the value.
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s, line %d: a column is missing, a count is no number or a time is not written yyyy-MM-dd HH:mm:ss",
          file.getFileName(),
          row.getStartingLineNumber());
    }
  }
}
