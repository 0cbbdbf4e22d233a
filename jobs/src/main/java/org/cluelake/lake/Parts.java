package org.cluelake.lake;

import io.delta.kernel.expressions.Literal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.TableContract;
import org.cluelake.run.StagedFile;

/** Files to be committed, by the values of the partition they go to. */
final class Parts {

  private Parts() {}

  /** The parts of one generation of one night, one a bucket. */
  static Map<Map<String, Literal>, List<StagedFile>> of(
      TableContract table, LocalDate bizDate, int gen, List<StagedFile> files) {
    Map<Integer, List<StagedFile>> byBucket = new TreeMap<>();
    files.forEach(f -> byBucket.computeIfAbsent(f.bucket(), b -> new ArrayList<>()).add(f));
    Map<Map<String, Literal>, List<StagedFile>> parts = new LinkedHashMap<>();
    byBucket.forEach(
        (bucket, own) -> {
          Map<String, Literal> partition = new TreeMap<>();
          partition.put(TableContract.BIZ_DATE, date(bizDate));
          partition.put(TableContract.GEN, Literal.ofInt(gen));
          if (table.isBucketed()) {
            partition.put(TableContract.BUCKET, Literal.ofInt(bucket));
          }
          List<StagedFile> unused = parts.put(partition, own);
        });
    return parts;
  }

  /** The parts of a publication's events, one a province. */
  static Map<Map<String, Literal>, List<StagedFile>> ofEvents(
      LocalDate bizDate, Map<String, StagedFile> files) {
    Map<Map<String, Literal>, List<StagedFile>> parts = new LinkedHashMap<>();
    files.forEach(
        (province, file) -> {
          List<StagedFile> unused =
              parts.put(
                  Map.of(
                      TableContract.PROVINCE,
                      Literal.ofString(province),
                      TableContract.BIZ_DATE,
                      date(bizDate)),
                  List.of(file));
        });
    return parts;
  }

  private static Literal date(LocalDate date) {
    return Literal.ofDate((int) date.toEpochDay());
  }
}
