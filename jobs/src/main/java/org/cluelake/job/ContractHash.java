package org.cluelake.job;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Sha256;

/**
 * The hash of what contracts hold rows to: columns, types, keys, limits and rules. Their sentences
 * may be made clearer without another hash.
 */
final class ContractHash {

  private static final String CURRENT = of(Tables.all());

  private ContractHash() {}

  /** The hash of every contract of this version. */
  static String current() {
    return CURRENT;
  }

  static String of(List<TableContract> tables) {
    return Sha256.hex(tables.stream().map(ContractHash::text).collect(Collectors.joining("\n")));
  }

  private static String text(TableContract table) {
    return Stream.concat(
            Stream.of(
                table.id()
                    + " "
                    + table.version()
                    + " "
                    + table.subject()
                    + " "
                    + table.sortedBy()
                    + " "
                    + table.source()
                    + " "
                    + table.feed()
                    + " "
                    + table.rules().stream().map(r -> r.name() + ":" + r.expression()).toList()),
            table.properties().stream().map(ContractHash::text))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Property p) {
    return String.join(
        " ",
        p.name(),
        p.logicalType(),
        p.physicalType(),
        Boolean.toString(p.required()),
        Boolean.toString(p.primaryKey()),
        p.classification(),
        p.options().toString(),
        p.from().toString(),
        p.constant().toString(),
        p.token(),
        p.derivedBeforeToken(),
        p.rule(),
        Integer.toString(p.since()));
  }
}
