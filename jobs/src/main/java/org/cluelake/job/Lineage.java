package org.cluelake.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.export.EventSource;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * What was made from what: for each table of a published night its steps and the slices they read,
 * each with its content hash. It is derived from the books, which pin the generations a run reads,
 * and from what the steps declare, which is all they can see.
 */
public final class Lineage {

  /** A file of a delivery, named by its hash. */
  private static final String DELIVERED = "delivered.";

  /** One table of one night in one generation, or one delivered file. */
  public record Slice(
      @JsonProperty("table") String table,
      @JsonProperty("biz_date") String bizDate,
      @JsonProperty("gen") int gen,
      @JsonProperty("content_hash") String contentHash,
      @JsonProperty("rows") long rows) {}

  /** A step, what it made and all it read for it. */
  public record Edge(
      @JsonProperty("step") String step,
      @JsonProperty("output") Slice output,
      @JsonProperty("inputs") List<Slice> inputs) {

    public Edge {
      inputs = List.copyOf(inputs);
    }
  }

  private final PublicationChain chain;
  private final List<Step> steps;
  private final String confHash;
  private final Map<String, Map<String, Long>> rowsBySlice = new LinkedHashMap<>();

  /**
   * The lineage of a lake.
   *
   * @param conf configuration folder, which says which steps there are
   */
  public Lineage(PublicationChain chain, Path conf) {
    this.chain = chain;
    this.steps = NightSteps.of(conf);
    this.confHash = ConfHash.of(conf);
  }

  /** The publication of a night that readers follow. */
  public Published published(LocalDate date) {
    return chain
        .published(date)
        .orElseThrow(
            () ->
                PipelineException.of(
                    ErrorKind.INPUT,
                    "%s is not published; ledger lists the nights that are",
                    date));
  }

  /** Whether the night was made by another configuration or version than asked with. */
  public boolean isOther(Published night) {
    return !night.confHash().equals(confHash) || !night.codeVersion().equals(Version.current());
  }

  /** Every table of a night with what it was made from. */
  public List<Edge> of(Published night) {
    Slices slices =
        new Slices(
            chain.lake(),
            night.bizDate(),
            night.gen(),
            chain.pins(night.bizDate(), night.gen()).orElseGet(Map::of));
    List<Edge> edges = new ArrayList<>();
    delivered(night, edges);
    for (Step step : steps) {
      List<Slice> inputs = new ArrayList<>();
      for (Read read : step.reads()) {
        slices(read.table(), slices.of(read)).stream()
            .filter(s -> !inputs.contains(s))
            .forEach(inputs::add);
      }
      edges.add(new Edge(step.id(), slice(step.writes(), night.bizDate(), night.gen()), inputs));
    }
    for (EventSource source : EventSource.ALL) {
      List<Slice> inputs = new ArrayList<>();
      inputs.add(slice(source.rows(), night.bizDate(), night.gen()));
      if (source.placed() != null) {
        inputs.add(slice(Tables.CARD_PLACE, night.bizDate(), night.gen()));
      }
      edges.add(
          new Edge(
              "export",
              new Slice(source.events().id(), night.bizDate().toString(), night.gen(), "", -1),
              inputs));
    }
    return edges;
  }

  /** What a table of a night was made from. */
  public List<Edge> upstream(TableContract table, Published night) {
    return of(night).stream().filter(e -> e.output().table().equals(table.id())).toList();
  }

  /** What was made from a table of a night, that night and in every night published since. */
  public List<Edge> downstream(TableContract table, Published night) {
    List<Edge> edges = new ArrayList<>();
    String date = night.bizDate().toString();
    for (Published later : chain.chain()) {
      if (later.bizDate().isBefore(night.bizDate())) {
        continue;
      }
      for (Edge edge : of(later)) {
        List<Slice> same =
            edge.inputs().stream()
                .filter(
                    s ->
                        s.table().equals(table.id())
                            && s.bizDate().equals(date)
                            && s.gen() == night.gen())
                .toList();
        if (!same.isEmpty()) {
          edges.add(new Edge(edge.step(), edge.output(), same));
        }
      }
    }
    return edges;
  }

  /** The table of an id such as {@code clue.clue}. */
  public static TableContract table(String id) {
    return Tables.all().stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                PipelineException.of(
                    ErrorKind.CONFIG,
                    "there is no table %s; schemas/generated/tables.md lists them all",
                    id));
  }

  private void delivered(Published night, List<Edge> edges) {
    List<SliceFile> ledger = chain.lake().files(Tables.FILE_LEDGER, night.bizDate(), night.gen());
    Map<String, List<Slice>> files = new TreeMap<>();
    try (SmallRead read = chain.reader()) {
      read.with("ledger", Tables.FILE_LEDGER, ledger)
          .rows(
              "SELECT feed, sha256, rows_counted FROM ledger WHERE status = 'accepted' ORDER BY 1, 2",
              "feed",
              "sha256",
              "rows")
          .forEach(
              r ->
                  files
                      .computeIfAbsent((String) r.get("feed"), f -> new ArrayList<>())
                      .add(
                          new Slice(
                              DELIVERED + r.get("feed"),
                              night.bizDate().toString(),
                              night.gen(),
                              (String) r.get("sha256"),
                              ((Number) r.get("rows")).longValue())));
    }
    for (TableContract feed : Tables.of(Layer.SOURCE)) {
      if (files.containsKey(feed.name())) {
        edges.add(
            new Edge(
                "clean",
                slice(Tables.cleanOf(feed), night.bizDate(), night.gen()),
                files.get(feed.name())));
      }
    }
  }

  private List<Slice> slices(TableContract table, List<SliceFile> files) {
    Map<LocalDate, Integer> nights = new TreeMap<>();
    files.forEach(f -> nights.put(f.bizDate(), f.gen()));
    List<Slice> slices = new ArrayList<>();
    nights.forEach((date, gen) -> slices.add(slice(table, date, gen)));
    return slices;
  }

  private Slice slice(TableContract table, LocalDate date, int gen) {
    return new Slice(
        table.id(), date.toString(), gen, hash(table, date, gen), rows(table, date + "/" + gen));
  }

  /** As its publication states it; a day of the history has none of its own. */
  private String hash(TableContract table, LocalDate date, int gen) {
    return chain.chain().stream()
        .filter(p -> p.bizDate().equals(date) && p.gen() == gen)
        .findFirst()
        .map(p -> p.contentHashes().getOrDefault(table.id(), ""))
        .orElse("");
  }

  private long rows(TableContract table, String slice) {
    return rowsBySlice
        .computeIfAbsent(
            table.id(),
            id -> {
              Map<String, Long> rows = new TreeMap<>();
              chain
                  .lake()
                  .files(table)
                  .forEach(f -> rows.merge(f.bizDate() + "/" + f.gen(), f.rows(), Long::sum));
              return rows;
            })
        .getOrDefault(slice, 0L);
  }
}
