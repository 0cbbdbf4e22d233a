package org.cluelake.source.layout;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
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
            Set.of(mapping.key().from(), mapping.label()),
            null,
            new SourceTable.Rows() {
              @Override
              public void row(SourceRow row) {
                Boolean value = mapping.values().get(row.field(mapping.label()));
                String account = key(mapping, row);
                if (value == null || account == null || labels.put(account, value) != null) {
                  throw bad(mapping, row.number());
                }
              }

              @Override
              public void wrongWidth(long number) {
                throw bad(mapping, number);
              }
            });
    return Collections.unmodifiableMap(labels);
  }

  private static String key(ForeignLayout.LabelMapping mapping, SourceRow row) {
    try {
      return mapping.key().value(row);
    } catch (RowRefused e) {
      throw bad(mapping, row.number());
    }
  }

  private static PipelineException bad(ForeignLayout.LabelMapping mapping, long row) {
    return PipelineException.of(
        ErrorKind.DATA,
        "%s row %d has no usable key or label, or repeats a key. Correct the file or the labels"
            + " section.",
        mapping.source().file(),
        row);
  }
}
