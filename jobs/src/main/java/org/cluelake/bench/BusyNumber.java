package org.cluelake.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Calls of one number beside a delivered day's others: answered, spread over the day, to many
 * numbers of the nation one after the other, recorded for both ends. They come in files of their
 * own, which the feed's manifest names.
 */
public final class BusyNumber {

  private static final String FEED = "telecom_call";
  private static final String LINES = "telecom_subscriber";
  private static final int MOST_CALLED = 100_000;
  private static final int CALLS_PER_FILE = 125_000;
  private static final int SECONDS_OF_DAY = 86_400;

  private BusyNumber() {}

  /**
   * Adds the calls.
   *
   * @param delivery a nation's deliveries, one folder a date
   * @param first the first of them, which names the nation's lines
   * @param date the day the calls are of
   * @param calls how many
   */
  public static void add(Path delivery, LocalDate first, LocalDate date, long calls) {
    List<String> lines = lines(delivery.resolve(first.toString()));
    if (lines.size() < 2) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "the nation has too few lines for a busy one; give a larger --scale");
    }
    Path folder = delivery.resolve(date.toString());
    Path manifest = folder.resolve(FEED + ".manifest.json");
    JsonMapper json = new JsonMapper();
    try {
      ObjectNode stated = (ObjectNode) json.readTree(manifest.toFile());
      ArrayNode files = (ArrayNode) stated.get("files");
      for (long from = 0; from < calls; from += CALLS_PER_FILE) {
        String name = "%s-busy-%04d.csv.gz".formatted(FEED, 1 + from / CALLS_PER_FILE);
        ArrayNode unused =
            files.add(
                file(
                    folder.resolve(name),
                    lines,
                    date,
                    from,
                    Math.min(calls, from + CALLS_PER_FILE),
                    calls));
      }
      json.writeValue(manifest.toFile(), stated);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the manifest %s cannot be changed", manifest);
    }
  }

  private static ObjectNode file(
      Path file, List<String> lines, LocalDate date, long from, long to, long calls) {
    TableContract feed = Tables.feed(FEED);
    GzipCsv csv = new GzipCsv(file, feed.columns());
    String busy = lines.get(0);
    for (long i = from; i < to; i++) {
      String other = lines.get((int) (1 + i % (lines.size() - 1)));
      Map<String, String> call = new HashMap<>();
      call.put("presented_caller_id", busy);
      call.put("network_caller_id", busy);
      call.put("started_at", moment(date, (int) (i * SECONDS_OF_DAY / calls)));
      call.put("duration_s", Long.toString(20 + i % 100));
      call.put("answered", "1");
      call.put("trunk", "domestic");
      leg(csv, feed, call, "X" + i + "-O", busy, other, "MO");
      leg(csv, feed, call, "X" + i + "-T", other, busy, "MT");
    }
    return csv.close();
  }

  private static void leg(
      GzipCsv csv,
      TableContract feed,
      Map<String, String> call,
      String id,
      String served,
      String other,
      String direction) {
    Map<String, String> leg = new HashMap<>(call);
    leg.put("record_id", id);
    leg.put("served_number", served);
    leg.put("other_party", other);
    leg.put("direction", direction);
    csv.row(feed.columns().stream().map(leg::get).toList());
  }

  private static String moment(LocalDate date, int second) {
    return "%s %02d:%02d:%02d".formatted(date, second / 3600, second / 60 % 60, second % 60);
  }

  /** Active voice lines on mobile numbers, in the order delivered. */
  private static List<String> lines(Path folder) {
    List<String> header = Tables.feed(LINES).columns();
    List<String> lines = new ArrayList<>();
    for (RivalDelivery.Delivered file : RivalDelivery.files(folder)) {
      if (!file.feed().equals(LINES)) {
        continue;
      }
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file.path())),
                  StandardCharsets.UTF_8))) {
        String row = in.readLine();
        while ((row = in.readLine()) != null && lines.size() <= MOST_CALLED) {
          List<String> fields = Arrays.asList(row.split(",", -1));
          if (fields.size() == header.size()
              && fields.get(header.indexOf("card_kind")).equals("voice")
              && fields.get(header.indexOf("status")).equals("active")
              && fields.get(header.indexOf("number")).matches("11[12][0-9]{8}")) {
            boolean unused = lines.add(fields.get(header.indexOf("number")));
          }
        }
      } catch (IOException e) {
        throw PipelineException.causedBy(
            e, ErrorKind.RESOURCE, "delivered file %s cannot be read", file.path());
      }
    }
    return lines;
  }
}
