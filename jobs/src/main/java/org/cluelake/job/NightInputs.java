package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/** What a published night was made from. */
public final class NightInputs {

  private NightInputs() {}

  /** The files of each declared input as they stood before the night: none of the night itself. */
  public static Map<Read, List<SliceFile>> before(Workshop shop, List<Step> steps, LocalDate date) {
    int gen = shop.books().published(date).orElseThrow().gen();
    Slices slices = new Slices(shop.lake(), date, gen, shop.books().pins(date, gen).orElseThrow());
    Map<Read, List<SliceFile>> before = new LinkedHashMap<>();
    for (Step step : steps) {
      for (Read read : step.reads()) {
        List<SliceFile> files = new ArrayList<>(slices.of(read));
        files.removeIf(f -> !f.bizDate().isBefore(date));
        List<SliceFile> unused = before.put(read, files);
      }
    }
    return before;
  }
}
