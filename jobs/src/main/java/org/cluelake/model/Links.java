package org.cluelake.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;

/**
 * Links between items, by name, such as who paid whom. Several links of one pair are one of that
 * weight.
 *
 * @param out weight of each neighbour an item leads to
 * @param in weight of each neighbour that leads to an item
 */
public record Links(Map<String, Map<String, Integer>> out, Map<String, Map<String, Integer>> in) {

  private static final int MEMORY_MB = 1024;

  /** Reads a links file by the column names a specification gives. */
  public static Links read(ModelSpec.Neighbours columns, Path file) {
    Links links = new Links(new TreeMap<>(), new TreeMap<>());
    try (Kernel kernel =
        Kernel.open(new KernelBounds(MEMORY_MB, null), "the links " + file.getFileName())) {
      List<List<Object>> rows =
          kernel.rows(
              "SELECT CAST(%s AS VARCHAR), CAST(%s AS VARCHAR), count(*) FROM %s GROUP BY 1, 2"
                  .formatted(
                      Kernel.identifier(columns.from()),
                      Kernel.identifier(columns.to()),
                      FrameFile.relation(file)));
      for (List<Object> row : rows) {
        String from = (String) row.get(0);
        String to = (String) row.get(1);
        if (from != null && to != null && !from.equals(to)) {
          int times = ((Number) row.get(2)).intValue();
          links.out.computeIfAbsent(from, f -> new TreeMap<>()).put(to, times);
          links.in.computeIfAbsent(to, t -> new TreeMap<>()).put(from, times);
        }
      }
    }
    return links;
  }

  /** For each row of a frame, the rows it leads to, or that lead to it. */
  int[][] rows(Frame frame, boolean outward) {
    Map<String, Integer> place = new TreeMap<>();
    for (int row = 0; row < frame.size(); row++) {
      place.put(frame.ids().get(row), row);
    }
    int[][] rows = new int[frame.size()][];
    for (int row = 0; row < frame.size(); row++) {
      List<Integer> near = new ArrayList<>();
      Map<String, Map<String, Integer>> side = outward ? out : in;
      for (String neighbour : side.getOrDefault(frame.ids().get(row), Map.of()).keySet()) {
        Integer at = place.get(neighbour);
        if (at != null) {
          near.add(at);
        }
      }
      rows[row] = near.stream().mapToInt(Integer::intValue).toArray();
    }
    return rows;
  }
}
