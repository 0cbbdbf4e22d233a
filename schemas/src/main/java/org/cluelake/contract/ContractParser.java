package org.cluelake.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one contract file, strictly: an unknown key, type or reference stops the build. */
final class ContractParser {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Set<String> CLASSIFICATIONS =
      Set.of("public", "internal", "token", "region", "identity");
  private static final Set<String> LOGICAL_TYPES =
      Set.of("string", "integer", "decimal", "date", "timestamp", "boolean");

  /** How a column that holds the place of a person or account is named. */
  private static final Pattern PLACE = Pattern.compile("(\\w+_)?region");

  private ContractParser() {}

  static TableContract parse(Layer layer, String name) {
    String file = "tables/" + layer.id() + "/" + name + ".yaml";
    try (InputStream in = ContractParser.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no contract " + file);
      }
      return parse(file, layer, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read", e);
    }
  }

  /** The contract of a text; the file is named in what is wrong with it. */
  static TableContract parse(String file, Layer layer, String name, String yaml) {
    try {
      return checked(file, layer, name, YAML.readValue(yaml, TableContract.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  static TableContract checked(String file, Layer layer, String name, TableContract table) {
    require(table.name().equals(name), file, "name is '%s', want '%s'", table.name(), name);
    require(
        table.layer() == layer, file, "layer is '%s', want '%s'", table.layer().id(), layer.id());
    require(!blank(table.description()), file, "a description is missing");
    require((layer == Layer.SOURCE) == (table.feed() != null), file, "feed: is for source only");
    Set<String> seen = new HashSet<>();
    for (Property p : table.properties()) {
      require(seen.add(p.name()), file, "column %s is declared twice", p.name());
      require(p.name().matches("[a-z][a-z0-9_]*"), file, "column %s is not snake_case", p.name());
      require(!blank(p.description()), file, "column %s lacks its sentence", p.name());
      require(
          CLASSIFICATIONS.contains(p.classification()),
          file,
          "column %s: classification '%s' is none of %s",
          p.name(),
          p.classification(),
          CLASSIFICATIONS);
      require(
          !TableContract.SLICE_COLUMNS.contains(p.name())
              && !p.name().equals(TableContract.BUCKET)
              && !p.name().equals(TableContract.PROVINCE),
          file,
          "column %s is added to every table; do not declare it",
          p.name());
      boolean isDelivered = layer == Layer.SOURCE || layer == Layer.CLEAN;
      require(
          !isDelivered
              || "region".equals(table.purpose())
              || PLACE.matcher(p.name()).matches() == "region".equals(p.classification()),
          file,
          "column %s: a place is classified region, and named region or ..._region",
          p.name());
      require(
          p.onlyWhere() == null || (layer == Layer.CLEAN && !p.required()),
          file,
          "column %s: onlyWhere is for optional columns of clean tables",
          p.name());
      if (layer == Layer.SOURCE) {
        require(
            LOGICAL_TYPES.contains(String.valueOf(p.logicalType())),
            file,
            "column %s: logicalType '%s' is none of %s",
            p.name(),
            p.logicalType(),
            LOGICAL_TYPES);
        require(
            !"decimal".equals(p.logicalType()) || p.options().scale() != null,
            file,
            "decimal %s must state its scale",
            p.name());
      } else {
        require(
            !"identity".equals(p.classification()),
            file,
            "column %s: no identities in tables",
            p.name());
        String type = PhysicalTypes.kernel(PhysicalTypes.spark(p.physicalType()));
        require(
            !p.isToken() || type.contains("BIGINT"),
            file,
            "token %s must be a bigint, or hold one",
            p.name());
      }
    }
    versions(file, table);
    if (layer == Layer.SOURCE && table.feed().eventTime() != null) {
      String column = table.feed().eventTime();
      require(
          table.property(column).filter(p -> "timestamp".equals(p.logicalType())).isPresent(),
          file,
          "eventTime %s is no timestamp column",
          column);
    }
    List<String> columns = table.columns();
    if (table.isBucketed()) {
      require(columns.contains(table.subject()), file, "subject %s is no column", table.subject());
      require(
          table.property(table.subject()).orElseThrow().isToken(),
          file,
          "subject %s must be a token",
          table.subject());
    }
    for (String sort : table.sortedBy()) {
      require(columns.contains(sort), file, "sortedBy %s is no column", sort);
    }
    return table;
  }

  /** A column added to a filled table is optional, no part of the key, and the last. */
  private static void versions(String file, TableContract table) {
    int last = 1;
    for (Property p : table.properties()) {
      require(
          p.since() <= table.version(),
          file,
          "column %s is since version %d, the contract is version %d; raise its version",
          p.name(),
          p.since(),
          table.version());
      require(
          p.since() == 1 || !p.required() && !p.primaryKey(),
          file,
          "column %s of version %d is required or key, and older rows lack it; make it optional",
          p.name(),
          p.since());
      require(
          p.since() >= last,
          file,
          "column %s stands behind a column of a later version; add new columns at the end",
          p.name());
      last = p.since();
    }
    if (table.layer() == Layer.SOURCE) {
      require(
          table.oldestAccepted() >= 1 && table.oldestAccepted() <= table.version(),
          file,
          "acceptsFrom is %d, want 1 to %d",
          table.oldestAccepted(),
          table.version());
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static void require(boolean holds, String file, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(file + ": " + String.format(message, values));
    }
  }
}
