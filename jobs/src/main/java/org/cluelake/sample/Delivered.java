package org.cluelake.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Rows the sample delivered earlier. */
final class Delivered {

  private Delivered() {}

  /** Rows of a feed from before a date, oldest first, by column. */
  static List<Map<String, String>> before(Path delivery, String feed, LocalDate date) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path day : children(delivery)) {
      boolean earlier = day.getFileName().toString().compareTo(date.toString()) < 0;
      if (Files.isDirectory(day) && earlier) {
        children(day).stream()
            .filter(f -> f.getFileName().toString().startsWith(feed + "-"))
            .forEach(f -> rows.addAll(rows(f)));
      }
    }
    return rows;
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder);
    }
  }

  private static List<Map<String, String>> rows(Path file) {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static PipelineException unreadable(Path path) {
    return PipelineException.of(
        ErrorKind.CONFIG,
        "sample: %s cannot be read; give the folder the sample command wrote",
        path.getFileName());
  }
}
