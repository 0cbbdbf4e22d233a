package org.cluelake.job;

import static org.cluelake.contract.Tables.SWEEP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * Statements of what a lake no longer keeps: a chain of lines, each bound to the publication it
 * followed. Publications are never touched, so the hashes of swept tables stand.
 */
public final class SweepBook {

  private static final String COLUMNS =
      "sequence, swept_before, newest_night, keep_days, publications, publication_hash,"
          + " previous_hash, row_hash";

  private final PublicationChain lake;

  /** The statements of a lake; needs neither Spark nor a key. */
  public SweepBook(PublicationChain lake) {
    this.lake = lake;
  }

  /**
   * A statement.
   *
   * @param before first night whose rows stay
   * @param newest newest published night when it was stated
   * @param keepDays days kept by the configuration
   * @param publications how many publications there were
   * @param publicationHash row hash of the last of them
   */
  public record Statement(
      LocalDate before, LocalDate newest, int keepDays, int publications, String publicationHash) {

    private String hash(int sequence, String previous) {
      return Sha256.hex(
          Stream.of(sequence, before, newest, keepDays, publications, publicationHash, previous)
              .map(o -> o.toString().length() + ":" + o)
              .collect(Collectors.joining("\n")));
    }
  }

  private record Chain(List<Statement> statements, String last) {}

  /**
   * Every statement, oldest first, held to its hashes and to the publications.
   *
   * @throws PipelineException of kind DATA naming the first that was changed, removed or moved
   */
  public List<Statement> verified() {
    List<Statement> statements = read().statements();
    List<Published> chain = lake.chain();
    for (int i = 0; i < statements.size(); i++) {
      Statement s = statements.get(i);
      if (s.publications() < 1
          || s.publications() > chain.size()
          || !chain.get(s.publications() - 1).rowHash().equals(s.publicationHash())) {
        throw broken(i + 1);
      }
    }
    return statements;
  }

  /** The first night whose rows are kept, or {@link LocalDate#MIN} where nothing was swept. */
  public LocalDate sweptBefore() {
    return read().statements().stream()
        .map(Statement::before)
        .max(LocalDate::compareTo)
        .orElse(LocalDate.MIN);
  }

  private Chain read() {
    List<Statement> statements = new ArrayList<>();
    String previous = "";
    if (lake.lake().files(SWEEP).isEmpty()) {
      return new Chain(statements, previous);
    }
    List<Map<String, Object>> rows;
    try (SmallRead read = lake.reader()) {
      SmallRead unused = read.with("sweep", SWEEP, lake.lake().files(SWEEP));
      rows =
          read.rows(
              "SELECT " + COLUMNS + " FROM sweep ORDER BY sequence, row_hash",
              COLUMNS.split(",\\s*"));
    }
    for (Map<String, Object> row : rows) {
      Statement statement =
          new Statement(
              (LocalDate) row.get("swept_before"),
              (LocalDate) row.get("newest_night"),
              ((Number) row.get("keep_days")).intValue(),
              ((Number) row.get("publications")).intValue(),
              (String) row.get("publication_hash"));
      String hash = statement.hash(statements.size() + 1, previous);
      if (((Number) row.get("sequence")).intValue() != statements.size() + 1
          || !row.get("previous_hash").equals(previous)
          || !row.get("row_hash").equals(hash)) {
        throw broken(statements.size() + 1);
      }
      boolean unused = statements.add(statement);
      previous = hash;
    }
    return new Chain(statements, previous);
  }

  /** Adds a statement; the caller holds the lake's lock. */
  void append(Statement statement) {
    Chain chain = read();
    int sequence = chain.statements().size() + 1;
    String row =
        Stream.of(
                    sequence + "::INTEGER",
                    "DATE " + Kernel.quoted(statement.before().toString()),
                    "DATE " + Kernel.quoted(statement.newest().toString()),
                    statement.keepDays() + "::INTEGER",
                    statement.publications() + "::INTEGER",
                    Kernel.quoted(statement.publicationHash()),
                    Kernel.quoted(chain.last()),
                    Kernel.quoted(statement.hash(sequence, chain.last())))
                .collect(Collectors.joining(", ", "SELECT * FROM (VALUES (", ")) AS sweep("))
            + COLUMNS
            + ")";
    try (SmallRead writer = lake.reader()) {
      boolean isNew =
          lake.lake()
              .append(
                  SWEEP,
                  statement.newest(),
                  sequence,
                  writer.staged(
                      SWEEP, row, lake.lake().folder("_staging/sweep-" + sequence).toString()));
      if (!isNew) {
        throw PipelineException.of(
            ErrorKind.CONFLICT, "a sweep was stated at the same moment; look at it, then retry");
      }
    }
  }

  private static PipelineException broken(int line) {
    return PipelineException.of(
        ErrorKind.DATA,
        "the statements of sweeps are broken at line %d; restore ops.sweep from backup",
        line);
  }
}
