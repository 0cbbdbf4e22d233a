package org.cluelake.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Columns that are never features of a person: place names, identities, birth data, origin and
 * belief (Personal Information Protection Law, articles 24 and 28). The number of distinct places
 * visited is behaviour and allowed.
 */
final class Forbidden {

  private static final Set<String> WORDS =
      Set.of(
          "region",
          "province",
          "prefecture",
          "county",
          "city",
          "hometown",
          "place",
          "ethnicity",
          "ethnic",
          "religion",
          "nationality",
          "origin",
          "birth",
          "birthday",
          "birthdate",
          "birthplace",
          "gender",
          "sex",
          "kin",
          "token",
          "passport");

  private static final Set<String> COUNTS =
      Set.of("count", "counts", "nunique", "unique", "distinct", "number", "changes");

  private static final Set<String> NAMES =
      Set.of("age", "holder_age", "id_card", "holder", "account", "number", "name");

  private static final Set<String> CLASSES = Set.of("region", "identity", "token");

  private Forbidden() {}

  /** Why a column is no feature, or nothing. */
  static Optional<String> why(String column, ModelSpec spec, Optional<TableContract> contract) {
    Optional<Property> known =
        contract.flatMap(
            c -> c.properties().stream().filter(p -> p.name().equals(column)).findFirst());
    if (known.isPresent()
        && known.get().classification() != null
        && CLASSES.contains(known.get().classification())) {
      return Optional.of("its contract classes it as " + known.get().classification());
    }
    List<String> words = List.of(column.toLowerCase(Locale.ROOT).split("[_. ]+"));
    if (spec.counts().containsKey(column) || words.stream().anyMatch(COUNTS::contains)) {
      return Optional.empty();
    }
    if (NAMES.contains(column) || words.stream().anyMatch(WORDS::contains)) {
      return Optional.of("by its name it tells a place, an identity, birth, origin or belief");
    }
    return Optional.empty();
  }

  /** The contract a specification names. */
  static Optional<TableContract> contract(ModelSpec spec) {
    if (spec.table() == null) {
      return Optional.empty();
    }
    for (Layer layer : Layer.values()) {
      for (TableContract table : Tables.of(layer)) {
        if (spec.table().equals(layer.name().toLowerCase(Locale.ROOT) + "." + table.name())) {
          return Optional.of(table);
        }
      }
    }
    throw PipelineException.of(
        ErrorKind.CONFIG, "table: there is no contract %s; write layer.name", spec.table());
  }
}
