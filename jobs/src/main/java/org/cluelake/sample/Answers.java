package org.cluelake.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What units and people of the nation answer to a night: the next day's {@code clue_feedback} and
 * {@code objection} deliveries, drawn from the truth. An entry is answered once; an objection is
 * decided some days later. The same truth, handed-over file and earlier deliveries give the same
 * answers.
 */
public final class Answers {

  private static final String FEEDBACK = "clue_feedback";
  private static final String OBJECTION = "objection";
  private static final int LEAST_REVIEW_DAYS = 2;

  /**
   * What was handed over: one row of the file.
   *
   * @param kind clue, phone_card or bank_card
   * @param id id of the clue or list entry
   * @param entityKind person, number or account
   * @param entity the identity, a person as {@code type:number}
   */
  record Entry(String kind, String id, String entityKind, String entity) {}

  private final KnownTruth truth;
  private final LocalDate next;
  private final long seed;
  private final Map<String, Map<String, String>> objections = new HashMap<>();
  private final Map<String, Map<String, String>> answered = new HashMap<>();

  private Answers(Path out, LocalDate night, long seed) {
    this.truth = KnownTruth.read(out.resolve("truth"), night);
    this.next = night.plusDays(1);
    this.seed = seed;
    for (Map<String, String> row : Delivered.before(out.resolve("delivery"), FEEDBACK, next)) {
      answered.put(row.get("subject_id"), row);
    }
    for (Map<String, String> row : Delivered.before(out.resolve("delivery"), OBJECTION, next)) {
      objections.put(row.get("subject_id"), row);
    }
  }

  /**
   * Writes the two deliveries of the day after a night below {@code delivery/}, in place of the
   * empty ones.
   *
   * @param handedOver CSV with the columns subject_kind, subject_id, entity_kind and entity; others
   *     are left out
   * @param out folder of the sample, with its truth
   * @param night the night whose entries are answered
   * @param seed seed of the nation
   * @return rows per feed
   * @throws PipelineException CONFIG where the file or the truth cannot be read
   */
  public static Map<String, Long> write(Path handedOver, Path out, LocalDate night, long seed) {
    Answers answers = new Answers(out, night, seed);
    List<String[]> feedback = new ArrayList<>();
    List<String[]> objections = new ArrayList<>();
    for (Entry entry : entries(handedOver)) {
      Draw draw = Draw.of(seed, "answer", entry.id().hashCode());
      if (!answers.answered.containsKey(entry.id())) {
        feedback.add(answers.feedback(entry, draw));
        if (answers.objects(entry, draw)) {
          objections.add(answers.opened(entry, draw));
        }
      }
    }
    answers.objections.values().stream()
        .sorted((a, b) -> a.get("objection_id").compareTo(b.get("objection_id")))
        .forEach(o -> answers.decide(o, objections));
    Setting setting = new Setting(new SampleSpec(1, 1, seed, answers.next, 0), Knobs.read());
    DayFolder folder =
        new DayFolder(out.resolve("delivery"), 0, answers.next.toString(), new Dirt(setting));
    return Map.of(
        FEEDBACK, folder.write(Tables.feed(FEEDBACK), feedback.iterator()).rows(),
        OBJECTION, folder.write(Tables.feed(OBJECTION), objections.iterator()).rows());
  }

  private static List<Entry> entries(Path file) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream()
          .map(
              r ->
                  new Entry(
                      r.getField("subject_kind"),
                      r.getField("subject_id"),
                      r.getField("entity_kind"),
                      r.getField("entity")))
          .distinct()
          .toList();
    } catch (IOException | NoSuchElementException e) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "sample: %s cannot be read; give a CSV with the columns subject_kind, subject_id,"
              + " entity_kind and entity",
          file.getFileName());
    }
  }

  private String[] feedback(Entry entry, Draw draw) {
    String status =
        switch (entry.kind()) {
          case "clue" -> ofPerson(entry, draw);
          case "phone_card" -> ofCard(entry, draw);
          default -> ofAccount(entry, draw);
        };
    String region = region(draw);
    boolean money = status.equals("already_transferred") || status.equals("stopped_in_time");
    String paid = truth.paid(entry.entity());
    String reason =
        status.equals("not_reached")
            ? truth.isPart("X1", entry.entity())
                ? "abroad"
                : new String[] {"no_answer", "number_off", "moved"}[draw.weighted(6, 3, 1)]
            : null;
    return new String[] {
      "F-" + next + "-" + entry.id(),
      entry.kind(),
      entry.id(),
      status,
      next + " " + time(draw),
      "unit-" + region,
      region,
      reason,
      money ? paid : null,
      draw.chance(0.6) ? "file-" + Long.toHexString(draw.bits() >>> 40) : null
    };
  }

  private String ofPerson(Entry entry, Draw draw) {
    if (truth.isPart("X1", entry.entity())) {
      return draw.chance(0.6) ? "not_reached" : "transferred_to_other_place";
    }
    if (truth.paid(entry.entity()) != null) {
      return new String[] {"already_transferred", "stopped_in_time", "not_reached"}
          [draw.weighted(6, 2, 1)];
    }
    if (truth.isVictim(entry.entity())) {
      return new String[] {"reached_by_phone", "met", "not_reached", "refused"}
          [draw.weighted(5, 3, 1, 1)];
    }
    return new String[] {"false_warning", "no_action_needed", "reached_by_phone", "not_reached"}
        [draw.weighted(5, 2, 2, 1)];
  }

  private String ofCard(Entry entry, Draw draw) {
    return truth.isTool(entry.entity())
        ? new String[] {"confirmed_sold", "confirmed_stolen_identity", "cannot_determine"}
            [draw.weighted(7, 1, 2)]
        : new String[] {"normal_business", "false_warning", "cannot_determine"}
            [draw.weighted(6, 2, 1)];
  }

  private String ofAccount(Entry entry, Draw draw) {
    if (!truth.isTool(entry.entity()) && truth.isPart("V3", entry.entity())) {
      return "own_account_of_victim";
    }
    return ofCard(entry, draw);
  }

  /** The innocent object more often than those who sold something. */
  private boolean objects(Entry entry, Draw draw) {
    double share = entry.kind().equals("clue") ? 0.02 : truth.isTool(entry.entity()) ? 0.04 : 0.25;
    return draw.chance(share) && !objections.containsKey(entry.id());
  }

  private String[] opened(Entry entry, Draw draw) {
    boolean guilty = truth.isTool(entry.entity());
    String ground =
        guilty
            ? new String[] {"not_me", "card_lost"}[draw.weighted(1, 1)]
            : new String[] {"normal_business", "number_reissued", "not_me", "other"}
                [draw.weighted(6, 1, 1, 1)];
    return new String[] {
      "O-" + entry.id(),
      entry.kind(),
      entry.id(),
      next + " " + time(draw),
      ground,
      draw.chance(0.2) ? "1" : "0",
      "open",
      "unit-" + region(draw),
      null,
      null,
      null,
      next.toString()
    };
  }

  /** Upheld mostly for the innocent, whose ground is their business or a number given on. */
  private void decide(Map<String, String> objection, List<String[]> rows) {
    Draw draw = Draw.of(seed, "decision", objection.get("subject_id").hashCode());
    LocalDate opened = LocalDate.parse(objection.get("recorded_on"));
    int days = objection.get("is_urgent").equals("1") ? 1 : LEAST_REVIEW_DAYS + draw.between(0, 5);
    if (!objection.get("state").equals("open") || opened.plusDays(days).isAfter(next)) {
      return;
    }
    String ground = objection.get("ground");
    boolean honest = !ground.equals("not_me") && !ground.equals("card_lost");
    boolean upheld = draw.chance(honest ? 0.85 : 0.15);
    rows.add(
        new String[] {
          objection.get("objection_id"),
          objection.get("subject_kind"),
          objection.get("subject_id"),
          objection.get("opened_at"),
          ground,
          objection.get("is_urgent"),
          upheld ? "upheld" : "rejected",
          objection.get("issuer"),
          "reviewer-" + objection.get("issuer"),
          next + " 17:00:00",
          upheld ? "the use is explained" : "the use is not explained",
          next.toString()
        });
  }

  private String region(Draw draw) {
    return truth.regions().get(draw.between(0, truth.regions().size() - 1));
  }

  private static String time(Draw draw) {
    return "%02d:%02d:00".formatted(draw.between(9, 16), draw.between(0, 59));
  }
}
