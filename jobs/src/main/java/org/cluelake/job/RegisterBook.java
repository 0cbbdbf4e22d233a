package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION_ACT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.kernel.Kernel;
import org.cluelake.listing.Act;
import org.cluelake.listing.History;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Side;
import org.cluelake.listing.State;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/** The register of key areas as a lake keeps it: lines in a chain, only ever added to. */
public final class RegisterBook {

  private static final String COLUMNS =
      "sequence, side, region, quarter, done_on, kind, from_state, to_state, decided_by, reason_code,"
          + " text, reference, evidence, rules_version, code_version, previous_hash, row_hash";

  /** The unit separator, which no name holds. */
  private static final String NAMES_APART = "\u001f";

  private final PublicationChain lake;

  /** The register of a lake; needs neither Spark nor a key. */
  public RegisterBook(PublicationChain lake) {
    this.lake = lake;
  }

  /** A line and its place in the chain. */
  private record Line(int sequence, Act act, String code, String previous, String hash) {

    String computed() {
      return Sha256.hex(
          Stream.of(
                  sequence,
                  act.side(),
                  act.region(),
                  act.quarter(),
                  act.on(),
                  act.kind(),
                  act.from(),
                  act.to(),
                  act.by().size(),
                  String.join("\n", act.by()),
                  act.reasonCode(),
                  act.text(),
                  act.reference(),
                  act.evidence(),
                  act.rules(),
                  code,
                  previous)
              .map(o -> o.toString().length() + ":" + o)
              .collect(Collectors.joining("\n")));
    }
  }

  /**
   * Every line, oldest first, held to the chain.
   *
   * @throws PipelineException of kind DATA naming the first line that was changed, removed or moved
   */
  public List<Act> acts() {
    return lines().stream().map(Line::act).toList();
  }

  /** The lines of one area and side. */
  public History history(Side side, String region) {
    return new History(
        acts().stream().filter(a -> a.side() == side && a.region().equals(region)).toList());
  }

  /**
   * Adds lines, all or none.
   *
   * @throws PipelineException of kind CONFLICT where another process added some at the same moment
   */
  public void append(List<Act> acts) {
    if (acts.isEmpty()) {
      return;
    }
    try (LakeLock unused = LakeLock.take(lake.lake())) {
      lake.lake().refresh();
      List<Line> lines = lines();
      int first = lines.size() + 1;
      String previous = lines.isEmpty() ? "" : lines.get(lines.size() - 1).hash();
      List<Line> added = new ArrayList<>();
      for (Act act : acts) {
        Line open = new Line(first + added.size(), act, Version.current(), previous, "");
        added.add(new Line(open.sequence(), act, open.code(), previous, open.computed()));
        previous = added.get(added.size() - 1).hash();
      }
      try (SmallRead writer = lake.reader()) {
        boolean isNew =
            lake.lake()
                .append(
                    REGION_ACT,
                    acts.get(0).on(),
                    first,
                    writer.staged(
                        REGION_ACT,
                        added.stream()
                            .map(RegisterBook::row)
                            .collect(
                                Collectors.joining(
                                    ", ", "SELECT * FROM (VALUES ", ") AS act(" + COLUMNS + ")")),
                        lake.lake().folder("_staging/register-" + previous).toString()));
        if (!isNew) {
          throw PipelineException.of(
              ErrorKind.CONFLICT, "lines were added at the same moment; look at them, then retry");
        }
      }
    }
  }

  private static String row(Line line) {
    Act act = line.act();
    return Stream.of(
            line.sequence() + "::INTEGER",
            word(act.side()),
            Kernel.quoted(act.region()),
            Kernel.quoted(act.quarter().toString()),
            "DATE " + Kernel.quoted(act.on().toString()),
            word(act.kind()),
            word(act.from()),
            word(act.to()),
            act.by().stream()
                .map(Kernel::quoted)
                .collect(Collectors.joining(", ", "[", "]::VARCHAR[]")),
            Kernel.quoted(act.reasonCode()),
            Kernel.quoted(act.text()),
            Kernel.quoted(act.reference()),
            Kernel.quoted(act.evidence()),
            act.rules() + "::INTEGER",
            Kernel.quoted(line.code()),
            Kernel.quoted(line.previous()),
            Kernel.quoted(line.hash()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String word(Enum<?> value) {
    return Kernel.quoted(value.name().toLowerCase(Locale.ROOT));
  }

  private List<Line> lines() {
    if (lake.lake().files(REGION_ACT).isEmpty()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    try (SmallRead read = lake.reader()) {
      SmallRead unused = read.with("act", REGION_ACT, lake.lake().files(REGION_ACT));
      read.rows(
              "SELECT "
                  + COLUMNS.replace(
                      "decided_by",
                      "array_to_string(decided_by, '" + NAMES_APART + "') AS decided_by")
                  + " FROM act ORDER BY sequence, row_hash",
              COLUMNS.split(",\\s*"))
          .forEach(r -> lines.add(line(r)));
    }
    String previous = "";
    for (int place = 1; place <= lines.size(); place++) {
      Line line = lines.get(place - 1);
      if (line.sequence() != place
          || !line.previous().equals(previous)
          || !line.hash().equals(line.computed())) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "the register is broken at line %s; restore ops.region_act from backup",
            place);
      }
      previous = line.hash();
    }
    return lines;
  }

  private static Line line(Map<String, Object> row) {
    Act act =
        new Act(
            Side.valueOf(upper(row, "side")),
            (String) row.get("region"),
            Quarter.parse((String) row.get("quarter")),
            (LocalDate) row.get("done_on"),
            Act.Kind.valueOf(upper(row, "kind")),
            State.valueOf(upper(row, "from_state")),
            State.valueOf(upper(row, "to_state")),
            names((String) row.get("decided_by")),
            (String) row.get("reason_code"),
            (String) row.get("text"),
            (String) row.get("reference"),
            (String) row.get("evidence"),
            ((Number) row.get("rules_version")).intValue());
    return new Line(
        ((Number) row.get("sequence")).intValue(),
        act,
        (String) row.get("code_version"),
        (String) row.get("previous_hash"),
        (String) row.get("row_hash"));
  }

  private static String upper(Map<String, Object> row, String column) {
    return ((String) row.get(column)).toUpperCase(Locale.ROOT);
  }

  private static List<String> names(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(NAMES_APART, -1));
  }
}
