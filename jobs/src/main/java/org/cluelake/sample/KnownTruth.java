package org.cluelake.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The truth of a written sample as it stands at the end of a night's business day. */
final class KnownTruth {

  /** Scenarios of numbers and accounts in a gang's hands. */
  private static final Set<String> TOOLS =
      Set.of(
          "T1", "T2", "T3", "T4", "T7", "T9", "T10", "B1", "B2", "B3", "B4", "B5", "B6", "B8", "B9",
          "R1");

  private final Map<String, Set<String>> parts = new HashMap<>();
  private final Map<String, String> paid = new HashMap<>();
  private final Set<String> victims = new HashSet<>();
  private final Set<String> regions = new TreeSet<>();

  private KnownTruth() {}

  static KnownTruth read(Path folder, LocalDate night) {
    KnownTruth truth = new KnownTruth();
    String end = night + " 23:59:59";
    rows(
        folder.resolve("scheme.csv"),
        r -> {
          if (r.getField("from").compareTo(end) <= 0) {
            truth
                .parts
                .computeIfAbsent(r.getField("entity"), e -> new HashSet<>())
                .add(r.getField("scenario"));
          }
        });
    rows(
        folder.resolve("victim.csv"),
        r -> {
          String person = r.getField("person");
          String first = r.getField("first_payment");
          truth.regions.add(person.substring(person.indexOf(':') + 1).substring(0, 6));
          truth.victims.add(person);
          if (!first.isEmpty() && first.compareTo(end) <= 0) {
            truth.paid.put(person, r.getField("paid"));
          }
        });
    truth.regions.removeIf(r -> !r.matches("9[6-9][0-9]{4}"));
    truth.regions.add(Setting.countyCode(0));
    return truth;
  }

  private static void rows(Path file, Consumer<NamedCsvRecord> row) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(row);
    } catch (IOException e) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "sample: truth file %s cannot be read; give the folder the sample command wrote",
          file.getFileName());
    }
  }

  boolean isPart(String scenario, String entity) {
    return parts.getOrDefault(entity, Set.of()).contains(scenario);
  }

  /** Whether it is a number or an account in a gang's hands. */
  boolean isTool(String entity) {
    return parts.getOrDefault(entity, Set.of()).stream().anyMatch(TOOLS::contains);
  }

  boolean isVictim(String person) {
    return victims.contains(person);
  }

  /** What a person lost in all, in yuan, once the first payment is made; otherwise null. */
  String paid(String person) {
    return paid.get(person);
  }

  /** Counties whose units answer. */
  List<String> regions() {
    return List.copyOf(regions);
  }
}
