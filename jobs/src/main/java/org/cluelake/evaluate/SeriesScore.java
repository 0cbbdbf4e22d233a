package org.cluelake.evaluate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * How well cases were joined into series, by pairs of cases: a pair is right where both are of one
 * gang. Cases outside the truth, such as disputes, count as pairs joined wrongly.
 *
 * @param joined pairs in one series
 * @param right of these, pairs of one gang
 * @param truth pairs of one gang among all cases of the truth
 */
public record SeriesScore(long joined, long right, long truth) {

  /**
   * Compares.
   *
   * @param truth gang by case
   * @param series series by case, as published
   */
  public static SeriesScore of(Map<String, String> truth, Map<String, String> series) {
    Map<List<String>, Long> both =
        series.keySet().stream()
            .filter(truth::containsKey)
            .collect(
                Collectors.groupingBy(
                    c -> List.of(series.get(c), truth.get(c)), Collectors.counting()));
    return new SeriesScore(pairs(sizes(series)), pairs(both), pairs(sizes(truth)));
  }

  private static Map<String, Long> sizes(Map<String, String> groups) {
    return groups.values().stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static long pairs(Map<?, Long> sizes) {
    return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
  }

  /** Right among joined pairs; null where none is joined. */
  public Double precision() {
    return joined == 0 ? null : (double) right / joined;
  }

  /** Joined among a gang's pairs; null where there are none. */
  public Double recall() {
    return truth == 0 ? null : (double) right / truth;
  }

  /**
   * Reads {@code series.csv} of a truth folder: gang by case.
   *
   * @throws PipelineException CONFIG where the file cannot be read
   */
  public static Map<String, String> read(Path truthFolder) {
    Map<String, String> series = new HashMap<>();
    Path file = truthFolder.resolve("series.csv");
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(r -> series.put(r.getField("case_id"), r.getField("series")));
      return series;
    } catch (IOException | NoSuchElementException e) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "truth file %s cannot be read; give the folder the sample command wrote",
          file.getFileName());
    }
  }
}
