package org.cluelake.job;

import static org.cluelake.contract.Tables.FLAG_LIFT;

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

/** Reviewers' lines about versions under review in a county: a chain, only ever added to. */
public final class LiftBook {

  private static final String COLUMNS =
      "sequence, fusion_version, region, lifted_on, lifted_by, changed_by, reason, previous_hash,"
          + " row_hash";

  private final PublicationChain lake;

  /** The lines of a lake; needs neither Spark nor a key. */
  public LiftBook(PublicationChain lake) {
    this.lake = lake;
  }

  /**
   * A reviewer's line.
   *
   * @param version version of {@code conf/fusion.yaml} that was reviewed
   * @param region county it is about
   * @param on first night whose delivery it holds for
   * @param by who reviewed it
   * @param changedBy who changed the version: another one
   * @param reason why, in plain words
   */
  public record Lift(
      int version, String region, LocalDate on, String by, String changedBy, String reason) {

    /** Refuses a line that nobody can answer for. */
    public Lift {
      for (String text : List.of(by, changedBy, reason)) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
          throw PipelineException.of(
              ErrorKind.CONFIG, "names and the reason are one line of text each, not blank");
        }
      }
      if (by.strip().equalsIgnoreCase(changedBy.strip())) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "who changed a version does not review it; have somebody else lift it");
      }
    }

    private String hash(int sequence, String previous) {
      return Sha256.hex(
          Stream.of(sequence, version, region, on, by, changedBy, reason, previous)
              .map(o -> o.toString().length() + ":" + o)
              .collect(Collectors.joining("\n")));
    }
  }

  /**
   * Every line, oldest first.
   *
   * @throws PipelineException of kind DATA naming the first line that was changed, removed or moved
   */
  public List<Lift> lifts() {
    return read().lifts();
  }

  private record Chain(List<Lift> lifts, String last) {}

  private Chain read() {
    List<Lift> lifts = new ArrayList<>();
    String previous = "";
    if (!lake.lake().files(FLAG_LIFT).isEmpty()) {
      List<Map<String, Object>> rows;
      try (SmallRead read = lake.reader()) {
        SmallRead unused = read.with("lift", FLAG_LIFT, lake.lake().files(FLAG_LIFT));
        rows =
            read.rows(
                "SELECT " + COLUMNS + " FROM lift ORDER BY sequence, row_hash",
                COLUMNS.split(",\\s*"));
      }
      for (Map<String, Object> row : rows) {
        Lift lift =
            new Lift(
                ((Number) row.get("fusion_version")).intValue(),
                (String) row.get("region"),
                (LocalDate) row.get("lifted_on"),
                (String) row.get("lifted_by"),
                (String) row.get("changed_by"),
                (String) row.get("reason"));
        String hash = lift.hash(lifts.size() + 1, previous);
        if (((Number) row.get("sequence")).intValue() != lifts.size() + 1
            || !row.get("previous_hash").equals(previous)
            || !row.get("row_hash").equals(hash)) {
          throw PipelineException.of(
              ErrorKind.DATA,
              "the reviewers' lines are broken at line %s; restore ops.flag_lift from backup",
              lifts.size() + 1);
        }
        boolean unused = lifts.add(lift);
        previous = hash;
      }
    }
    return new Chain(lifts, previous);
  }

  /**
   * Adds a line.
   *
   * @throws PipelineException of kind CONFLICT where another process added one at the same moment
   */
  public void append(Lift lift) {
    try (LakeLock unused = LakeLock.take(lake.lake())) {
      lake.lake().refresh();
      Chain chain = read();
      int sequence = chain.lifts().size() + 1;
      String row =
          Stream.of(
                      sequence + "::INTEGER",
                      lift.version() + "::INTEGER",
                      Kernel.quoted(lift.region()),
                      "DATE " + Kernel.quoted(lift.on().toString()),
                      Kernel.quoted(lift.by()),
                      Kernel.quoted(lift.changedBy()),
                      Kernel.quoted(lift.reason()),
                      Kernel.quoted(chain.last()),
                      Kernel.quoted(lift.hash(sequence, chain.last())))
                  .collect(Collectors.joining(", ", "SELECT * FROM (VALUES (", ")) AS lift("))
              + COLUMNS
              + ")";
      try (SmallRead writer = lake.reader()) {
        boolean isNew =
            lake.lake()
                .append(
                    FLAG_LIFT,
                    lift.on(),
                    sequence,
                    writer.staged(
                        FLAG_LIFT,
                        row,
                        lake.lake().folder("_staging/lift-" + chain.last()).toString()));
        if (!isNew) {
          throw PipelineException.of(
              ErrorKind.CONFLICT, "a line was added at the same moment; look at it, then retry");
        }
      }
    }
  }
}
