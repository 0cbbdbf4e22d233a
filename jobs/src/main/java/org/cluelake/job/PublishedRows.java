package org.cluelake.job;

import static org.cluelake.contract.Tables.BANK_CARD_LIST;
import static org.cluelake.contract.Tables.CASE_SERIES;
import static org.cluelake.contract.Tables.CASE_STATE;
import static org.cluelake.contract.Tables.CLUE;
import static org.cluelake.contract.Tables.PHONE_CARD_LIST;
import static org.cluelake.contract.Tables.SIGNAL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.evaluate.ClueRow;
import org.cluelake.evaluate.Finding;
import org.cluelake.evaluate.ListRow;
import org.cluelake.run.SliceFile;

/** What published nights said, in the words of the evaluation. */
public final class PublishedRows {

  private final Workshop shop;
  private final NavigableMap<LocalDate, Integer> gens = new TreeMap<>();

  /** The newest generation of every published night from one date to another, both included. */
  public PublishedRows(Workshop shop, LocalDate from, LocalDate to) {
    this.shop = shop;
    for (Published p : shop.books().publications().kept()) {
      if (!p.bizDate().isBefore(from) && !p.bizDate().isAfter(to)) {
        Integer unused = gens.merge(p.bizDate(), p.gen(), Math::max);
      }
    }
  }

  /** The nights. */
  public NavigableMap<LocalDate, Integer> nights() {
    return gens;
  }

  /** Every finding. */
  public List<Finding> findings() {
    try (SmallRead read = shop.books().reader()) {
      return read
          .with("s", SIGNAL, files(SIGNAL))
          .rows(
              "SELECT DISTINCT detector, subject_kind, subject, person, verdict, biz_date FROM s",
              "detector",
              "kind",
              "subject",
              "person",
              "verdict",
              "date")
          .stream()
          .map(
              r ->
                  new Finding(
                      (String) r.get("detector"),
                      (String) r.get("kind"),
                      (Long) r.get("subject"),
                      (Long) r.get("person"),
                      (String) r.get("verdict"),
                      (LocalDate) r.get("date")))
          .toList();
    }
  }

  /** Every clue of every night, closed ones on the night that closed them. */
  public List<ClueRow> clues() {
    try (SmallRead read = shop.books().reader()) {
      return read
          .with("c", CLUE, files(CLUE))
          .rows(
              "SELECT biz_date, person, grade, likelihood, array_to_string(detectors, ',') FROM c",
              "date",
              "person",
              "grade",
              "likelihood",
              "detectors")
          .stream()
          .map(
              r ->
                  new ClueRow(
                      (LocalDate) r.get("date"),
                      (Long) r.get("person"),
                      (String) r.get("grade"),
                      ((BigDecimal) r.get("likelihood")).doubleValue(),
                      Set.of(((String) r.get("detectors")).split(","))))
          .toList();
    }
  }

  /** Every row of both card lists. */
  public List<ListRow> listRows() {
    List<ListRow> rows = new ArrayList<>(listRows(PHONE_CARD_LIST, "number"));
    rows.addAll(listRows(BANK_CARD_LIST, "account"));
    return rows;
  }

  private List<ListRow> listRows(TableContract table, String kind) {
    try (SmallRead read = shop.books().reader()) {
      return read
          .with("l", table, files(table))
          .rows(
              "SELECT biz_date, "
                  + kind
                  + ", tier, change, score, "
                  + (table.property("likelihood").isPresent() ? "likelihood" : "NULL")
                  + ", "
                  + (table.property("likelihood_band").isPresent() ? "likelihood_band" : "NULL")
                  + " FROM l",
              "date",
              "card",
              "tier",
              "change",
              "score",
              "likelihood",
              "band")
          .stream()
          .map(
              r ->
                  new ListRow(
                      table.name(),
                      (LocalDate) r.get("date"),
                      kind,
                      (Long) r.get("card"),
                      (String) r.get("tier"),
                      (String) r.get("change"),
                      ((BigDecimal) r.get("score")).doubleValue(),
                      r.get("likelihood") == null
                          ? null
                          : ((BigDecimal) r.get("likelihood")).doubleValue(),
                      (String) r.get("band")))
          .toList();
    }
  }

  /** The largest score of every account that was on the bank list on any night. */
  public Map<Long, Double> bankScores() {
    Map<Long, Double> scores = new HashMap<>();
    try (SmallRead read = shop.books().reader()) {
      read.with("l", BANK_CARD_LIST, files(BANK_CARD_LIST))
          .rows(
              "SELECT account, max(score) FROM l WHERE change <> 'removed' GROUP BY account",
              "account",
              "score")
          .forEach(
              r ->
                  scores.put((Long) r.get("account"), ((BigDecimal) r.get("score")).doubleValue()));
    }
    return scores;
  }

  /** The case series of the last night: series by case. */
  public Map<String, String> series() {
    Map<String, String> series = new HashMap<>();
    try (SmallRead read = shop.books().reader()) {
      read.with("s", CASE_SERIES, filesOfLastNight(CASE_SERIES))
          .rows("SELECT case_id, series_id FROM s", "case", "series")
          .forEach(r -> series.put((String) r.get("case"), (String) r.get("series")));
    }
    return series;
  }

  /** Every case known on the last night. */
  public Set<String> cases() {
    Set<String> cases = new HashSet<>();
    try (SmallRead read = shop.books().reader()) {
      read.with("c", CASE_STATE, filesOfLastNight(CASE_STATE))
          .rows("SELECT case_id FROM c", "case")
          .forEach(r -> cases.add((String) r.get("case")));
    }
    return cases;
  }

  private List<SliceFile> filesOfLastNight(TableContract table) {
    return files(table).stream().filter(f -> f.bizDate().equals(gens.lastKey())).toList();
  }

  private List<SliceFile> files(TableContract table) {
    return shop.lake().files(table).stream()
        .filter(f -> Integer.valueOf(f.gen()).equals(gens.get(f.bizDate())))
        .toList();
  }
}
