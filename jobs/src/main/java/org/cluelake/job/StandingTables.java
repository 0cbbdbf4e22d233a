package org.cluelake.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.export.StandingSource;
import org.cluelake.run.SliceFile;

/**
 * The rows that stand on a published night, each with the institution it concerns, made once for
 * all recipients. The institution is read from every delivery up to the night, since a register
 * sends only what changed; rows it never named have none and go to nobody.
 */
final class StandingTables {

  private final PublicationChain chain;
  private final SmallRead read;
  private final Published night;
  private final Set<String> made = new HashSet<>();

  StandingTables(PublicationChain chain, SmallRead read, Published night) {
    this.chain = chain;
    this.read = read;
    this.night = night;
  }

  /** The name of a source's table. */
  String table(StandingSource source) {
    String table = "standing_" + source.file();
    if (made.add(source.file())) {
      String published = "published_" + source.rows().name();
      SmallRead unused =
          read.with(
              published,
              source.rows(),
              chain.lake().files(source.rows(), night.bizDate(), night.gen()));
      String delivered = "delivered_" + source.file();
      unused =
          read.with(delivered, source.register(), upToTheNight(chain, source.register(), night));
      read.run(
          "CREATE TABLE " + table + " AS " + source.sql(night.bizDate(), published, delivered));
    }
    return table;
  }

  /**
   * The files of a table that the chain had published with or before a night, none of later days.
   */
  static List<SliceFile> upToTheNight(
      PublicationChain chain, TableContract table, Published night) {
    var gens = chain.generations(night.sequence());
    return chain.lake().files(table).stream()
        .filter(f -> !f.bizDate().isAfter(night.bizDate()))
        .filter(f -> Integer.valueOf(f.gen()).equals(gens.get(f.bizDate())))
        .toList();
  }

  /** Rows nobody takes: those without an institution, and those of institutions not listed. */
  RecipientPackages.Unclaimed unclaimed(StandingSource source, Collection<String> institutions) {
    List<String> quoted = new ArrayList<>(List.of("''"));
    institutions.forEach(i -> quoted.add("'" + i.replace("'", "''") + "'"));
    Map<String, Object> row =
        read.rows(
                "SELECT count(*) FILTER (institution IS NULL), count(*) FILTER (institution NOT IN ("
                    + quoted.stream().collect(Collectors.joining(", "))
                    + ")) FROM "
                    + table(source),
                "unknown",
                "others")
            .get(0);
    return new RecipientPackages.Unclaimed(
        source.kind(),
        source.file(),
        ((Number) row.get("unknown")).longValue(),
        ((Number) row.get("others")).longValue());
  }
}
