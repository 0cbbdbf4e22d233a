package org.cluelake.job;

import static org.cluelake.job.SmallNation.SECOND;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/**
 * What a lake holds after its second night, for comparing a night that was disturbed with one that
 * was not: the chain, the content hashes of every published table, the rows of every slice, slices
 * without rows, and ids that occur twice.
 *
 * <p>The run ledger is left out: it says what a run did, and a resumed run does less.
 */
final class Convergence {

  private Convergence() {}

  /** The facts of a lake as a new process reads them, by name. */
  static Map<String, String> facts(Workshop shop) {
    Map<String, String> facts = new TreeMap<>();
    for (Published p : shop.books().verifiedChain()) {
      facts.put("place " + p.sequence(), p.bizDate() + " generation " + p.gen());
    }
    shop.books()
        .published(SECOND)
        .ifPresent(p -> p.contentHashes().forEach((t, hash) -> facts.put("hash of " + t, hash)));
    for (TableContract table : Tables.all()) {
      if (table.equals(Tables.RUN_LEDGER)) {
        continue;
      }
      Map<String, Long> rows = new TreeMap<>();
      shop.lake()
          .files(table)
          .forEach(f -> rows.merge(f.bizDate() + " g" + f.gen(), f.rows(), Long::sum));
      rows.forEach((slice, n) -> facts.put("rows of " + table.id() + " " + slice, n.toString()));
      for (int gen = 1; gen <= 3; gen++) {
        if (shop.lake().hasSlice(table, SECOND, gen)) {
          facts.put("slice of " + table.id() + " g" + gen, "there");
        }
      }
    }
    facts.put("repeated signal ids", repeated(shop, Tables.SIGNAL, "signal_id"));
    facts.put("repeated clue ids", repeated(shop, Tables.CLUE, "clue_id"));
    return facts;
  }

  private static String repeated(Workshop shop, TableContract table, String id) {
    return SmallNation.rows(
            shop,
            table,
            shop.lake().files(table).stream().filter(f -> f.bizDate().equals(SECOND)).toList(),
            "SELECT count(*) - count(DISTINCT " + id + ") FROM t",
            "n")
        .get(0)
        .get("n")
        .toString();
  }

  /** What differs, one line each; none where the lakes agree. */
  static List<String> differences(Map<String, String> wanted, Map<String, String> found) {
    Map<String, String> all = new TreeMap<>(wanted);
    found.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .filter(k -> !java.util.Objects.equals(wanted.get(k), found.get(k)))
        .map(k -> k + ": wanted " + wanted.get(k) + ", found " + found.get(k))
        .toList();
  }

  /** Runs the second night of a lake to its end, as a new process, and compares the lake. */
  static List<String> afterResuming(SmallNation nation, Path lake, Map<String, String> wanted) {
    var unused = nation.run(nation.shop(lake), SECOND, nation.inbox(), false);
    Workshop shop = nation.shop(lake);
    List<String> differences = differences(wanted, facts(shop));
    var verified = nation.run(shop, SECOND, nation.inbox(), false);
    if (verified.isNew()) {
      throw new AssertionError("the night is not published");
    }
    return differences;
  }
}
