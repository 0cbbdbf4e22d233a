package org.cluelake.job;

import static org.cluelake.contract.Tables.CALENDAR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.listing.WorkingDays;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/** Working days as the newest delivered calendar of a lake says. */
public final class DeliveredCalendar implements WorkingDays {

  private final PublicationChain lake;
  private Map<LocalDate, Boolean> days;

  public DeliveredCalendar(PublicationChain lake) {
    this.lake = lake;
  }

  @Override
  public boolean isWorkday(LocalDate day) {
    if (days == null) {
      days = read();
    }
    Boolean isWorkday = days.get(day);
    if (isWorkday == null) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "the delivered calendar does not hold %s, and notice is counted in working days; deliver"
              + " a calendar that reaches it",
          day);
    }
    return isWorkday;
  }

  private Map<LocalDate, Boolean> read() {
    Map<LocalDate, Boolean> read = new TreeMap<>();
    if (lake.lake().files(CALENDAR).isEmpty()) {
      return read;
    }
    try (SmallRead reader = lake.reader()) {
      SmallRead unused = reader.with("calendar", CALENDAR, newest(lake.lake().files(CALENDAR)));
      reader
          .rows(
              "SELECT day, arg_max(is_workday, biz_date) AS is_workday FROM calendar GROUP BY day",
              "day",
              "is_workday")
          .forEach(r -> read.put((LocalDate) r.get("day"), (Boolean) r.get("is_workday")));
    }
    return read;
  }

  /** Of each night the newest generation: one that was made again replaces what it held. */
  private static List<SliceFile> newest(List<SliceFile> files) {
    Map<LocalDate, Integer> gens = new TreeMap<>();
    files.forEach(f -> gens.merge(f.bizDate(), f.gen(), Math::max));
    return files.stream().filter(f -> f.gen() == gens.get(f.bizDate())).toList();
  }
}
