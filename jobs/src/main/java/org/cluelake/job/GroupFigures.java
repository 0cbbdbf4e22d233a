package org.cluelake.job;

import static org.cluelake.contract.Tables.PUBLICITY_RATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cluelake.bucket.SmallRead;
import org.cluelake.report.GroupFacts;
import org.cluelake.report.GroupFacts.Group;
import org.cluelake.report.GroupFacts.Range;
import org.cluelake.run.SliceFile;

/** Reads what the page of groups says from the published table of a night. */
final class GroupFigures {

  private static final String[] COLUMNS = {
    "fraud_type",
    "age_band",
    "level",
    "region",
    "period_from",
    "publication",
    "cases",
    "rate",
    "rate_low",
    "rate_high",
    "ratio",
    "ratio_low",
    "ratio_high",
    "statement"
  };

  private final PublicationChain chain;
  private final Published night;
  private final Map<String, String> provinces;

  /**
   * The figures of a night.
   *
   * @param provinces names of the regions below the nation, by the first two digits of their code
   */
  GroupFigures(PublicationChain chain, Published night, Map<String, String> provinces) {
    this.chain = chain;
    this.night = night;
    this.provinces = provinces;
  }

  GroupFacts facts() {
    List<SliceFile> files = chain.lake().files(PUBLICITY_RATE, night.bizDate(), night.gen());
    boolean synthetic = SyntheticMark.isOn(chain.lake());
    if (files.isEmpty()) {
      return new GroupFacts(night.bizDate(), null, synthetic, List.of(), 0);
    }
    List<Group> groups = new ArrayList<>();
    LocalDate from = null;
    long withheld = 0;
    try (SmallRead read = chain.reader()) {
      SmallRead unused = read.with("rate", PUBLICITY_RATE, files);
      for (Map<String, Object> row :
          read.rows(
              "SELECT %s FROM rate ORDER BY fraud_type, age_band, region"
                  .formatted(String.join(", ", COLUMNS)),
              COLUMNS)) {
        from = (LocalDate) row.get("period_from");
        if (row.get("publication").equals("shown")) {
          boolean unusedGroup = groups.add(group(row));
        } else {
          withheld++;
        }
      }
    }
    return new GroupFacts(night.bizDate(), from, synthetic, groups, withheld);
  }

  private Group group(Map<String, Object> row) {
    String code = (String) row.get("region");
    return new Group(
        (String) row.get("fraud_type"),
        (String) row.get("age_band"),
        row.get("level").equals("nation")
            ? null
            : provinces.getOrDefault(code.substring(0, 2), code),
        code,
        ((Number) row.get("cases")).longValue(),
        range(row, "rate"),
        range(row, "ratio"),
        (String) row.get("statement"));
  }

  private static Range range(Map<String, Object> row, String of) {
    return row.get(of) == null
        ? null
        : new Range(
            (BigDecimal) row.get(of),
            (BigDecimal) row.get(of + "_low"),
            (BigDecimal) row.get(of + "_high"));
  }
}
