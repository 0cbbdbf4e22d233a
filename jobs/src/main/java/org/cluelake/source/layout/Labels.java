package org.cluelake.source.layout;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The known truth about the accounts of a layout: what an evaluation compares clues with. */
public final class Labels {

  private Labels() {}

  /**
   * Reads the labels.
   *
   * @param sourceDir the folder of the third party's files
   * @return by account as the import makes it, whether it takes part in fraud
   * @throws PipelineException CONFIG if the layout has no labels, INPUT if the file is absent, DATA
   *     if a row has no usable label or an account two
   */
  public static Map<String, Boolean> read(ForeignLayout layout, Path sourceDir) {
    ForeignLayout.LabelMapping mapping = layout.labels();
    if (mapping == null) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "Layout %s has no labels. Add a labels section.", layout.name());
    }
    Map<String, Boolean> labels = new TreeMap<>();
    new SourceTable(mapping.source(), sourceDir)
        .forEach(
            null,
            new SourceTable.Rows() {
              @Override
              public void row(SourceRow row, RowPlace place) {
                String label = row.field(mapping.label());
                Boolean value = label == null ? null : mapping.values().get(label);
                String account = key(mapping, row, place);
                if (value == null || account == null || labels.put(account, value) != null) {
                  throw bad(place);
                }
              }

              @Override
              public void refused(RowPlace place, String reason) {
                throw bad(place);
              }
            });
    return Collections.unmodifiableMap(labels);
  }

  private static String key(ForeignLayout.LabelMapping mapping, SourceRow row, RowPlace place) {
    try {
      return mapping.key().of(row);
    } catch (RowRefused e) {
      throw bad(place);
    }
  }

  private static PipelineException bad(RowPlace place) {
    return PipelineException.of(
        ErrorKind.DATA,
        "%s line %d has no usable key or label, or repeats a key. Correct the file or the labels"
            + " section.",
        place.file(),
        place.line());
  }
}
