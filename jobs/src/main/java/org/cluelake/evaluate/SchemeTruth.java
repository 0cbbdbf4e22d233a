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
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The truth of a sample nation: who did or suffered what and when, and who only looks like it.
 *
 * @param schemes rows of {@code scheme.csv}
 * @param lookalikes rows of {@code lookalike.csv}
 */
public record SchemeTruth(List<Scheme> schemes, List<Lookalike> lookalikes) {

  /** Days after its end in which a scheme may still be found: reports and settlement lag. */
  static final int LAG_DAYS = 3;

  /** Scenario of a card in a gang's hands that no other scenario tells of. */
  public static final String GANG = "gang";

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  public SchemeTruth {
    schemes = List.copyOf(schemes);
    lookalikes = List.copyOf(lookalikes);
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
   * Reads {@code scheme.csv} and {@code lookalike.csv} of a truth folder.
   *
   * @throws PipelineException CONFIG where a file cannot be read or a row is not as expected; the
   *     message names file and line, never a value
   */
  public static SchemeTruth read(Path truthFolder) {
    return new SchemeTruth(
        rows(
            truthFolder.resolve("scheme.csv"),
            r ->
                new Scheme(
                    r.getField("scenario"),
                    r.getField("entity_kind"),
                    r.getField("entity"),
                    LocalDateTime.parse(r.getField("from"), INSTANT),
                    LocalDateTime.parse(r.getField("to"), INSTANT),
                    r.getField("campaign"))),
        rows(
            truthFolder.resolve("lookalike.csv"),
            r ->
                new Lookalike(
                    r.getField("kind"), r.getField("entity_kind"), r.getField("entity"))));
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
    return new SchemeTruth(all, lookalikes);
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
    } catch (DateTimeParseException | NoSuchElementException e) {
      // Not chained: the parser's own message quotes the value.
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s, line %d: a column is missing or a time is not written yyyy-MM-dd HH:mm:ss",
          file.getFileName(),
          row.getStartingLineNumber());
    }
  }
}
