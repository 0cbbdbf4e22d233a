package org.cluelake.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.lake.Lake;
import org.cluelake.testkit.Fuse;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.SparkExtension;

/** A lake whose nights say what a test puts into them, published without being computed. */
final class PublishedLake {

  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  static final LocalDate SECOND = FIRST.plusDays(1);

  private final Path folder;
  private final Workshop shop;

  private PublishedLake(Path folder, Workshop shop) {
    this.folder = folder;
    this.shop = shop;
  }

  /** The same lake again in another folder. */
  PublishedLake copy(Path to) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.toList()) {
        Path unused = Files.copy(path, to.resolve(folder.relativize(path).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return in(to);
  }

  /** A lake in a folder, empty or not. */
  static PublishedLake in(Path folder) {
    return in(folder, new Fuse());
  }

  /** The same, written by what may die. */
  static PublishedLake in(Path folder, Fuse fuse) {
    return new PublishedLake(
        folder,
        new Workshop(
            SparkExtension.spark(),
            new Lake(
                folder.toString(),
                fuse.guarding(SparkExtension.spark().sparkContext().hadoopConfiguration())),
            Repository.conf(),
            NightConf.read(Repository.conf()),
            folder.resolve("no.key"),
            folder.resolveSibling("scratch").toString()));
  }

  Workshop shop() {
    return shop;
  }

  PublicationChain chain() {
    return shop.books().publications();
  }

  /** Publishes a night of these rows; columns left out are harmless. */
  Published publish(LocalDate date, int gen, Map<TableContract, List<Map<String, Object>>> rows) {
    rows.forEach(
        (table, some) -> {
          boolean unused =
              shop.lake()
                  .append(
                      table,
                      date,
                      gen,
                      shop.runner().rows(table, some.stream().map(r -> whole(table, r)).toList()));
        });
    return new PublishStage(shop, date, gen).run(List.of(), List.of());
  }

  /** A card on the phone list, and the county it was last seen in. */
  static Map<String, Object> card(long number, String tier, String change, String reason) {
    return Map.of(
        "number", number, "tier", tier, "change", change, "reasons", List.of(reason, "and B"));
  }

  static Map<String, Object> seen(long number, String county) {
    return Map.of("list", "phone_card_list", "subject", number, "number", number, "region", county);
  }

  static Map<String, Object> clue(String id, String county, String reason) {
    return Map.of(
        "clue_id",
        id,
        "person",
        4_611_686_018_427_387_905L,
        "change",
        "opened",
        "grade",
        "high",
        "dispatch_region",
        county,
        "reasons",
        List.of(reason),
        "money_at_risk",
        new BigDecimal("1234.50"));
  }

  static Map<String, Object> province(String code) {
    return Map.of("code", code, "level", "province", "name", "Province " + code);
  }

  /** A first night of two provinces, and a second that changes one row of each table. */
  static PublishedLake ofTwoNights(Path folder) {
    PublishedLake lake = in(folder);
    var unused =
        lake.publish(
            FIRST,
            1,
            Map.of(
                Tables.REGION, List.of(province("960000"), province("970000"), province("980000")),
                Tables.CLUE,
                    List.of(
                        clue("c1", "960102", "=1+1"),
                        clue("c2", "970205", "plain"),
                        clue("c3", "000000", "no county")),
                Tables.PHONE_CARD_LIST,
                    List.of(card(11, "C", "added", "@x"), card(12, "B", "added", "y")),
                Tables.CARD_PLACE, List.of(seen(11, "960102"), seen(12, "970205"))));
    unused =
        lake.publish(
            SECOND,
            1,
            Map.of(
                Tables.CLUE,
                    List.of(
                        clue("c1", "960102", "=1+1"),
                        clue("c2", "970205", "more"),
                        clue("c3", "000000", "no county")),
                Tables.PHONE_CARD_LIST,
                    List.of(card(11, "A", "raised", "@x"), card(12, "B", "removed", "y")),
                Tables.CARD_PLACE, List.of(seen(11, "960102"), seen(12, "970205"))));
    var events = new ExportStage(lake.shop).run();
    if (events.isEmpty()) {
      throw new IllegalStateException("nothing was exported");
    }
    return lake;
  }

  private static Map<String, Object> whole(TableContract table, Map<String, Object> some) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (var field : table.structType().fields()) {
      String type = PhysicalTypes.kernel(field.dataType());
      Object harmless =
          switch (type) {
            case "VARCHAR" -> "-";
            case "DATE" -> FIRST.plusDays(10);
            case "TIMESTAMP WITH TIME ZONE" -> "2026-03-09 08:00:00+08";
            default -> type.endsWith("]") ? List.of() : type.equals("BOOLEAN") ? false : 0;
          };
      row.put(
          field.name(),
          some.containsKey(field.name())
              ? some.get(field.name())
              : field.nullable() ? null : harmless);
    }
    return row;
  }
}
