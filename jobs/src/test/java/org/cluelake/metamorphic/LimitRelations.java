package org.cluelake.metamorphic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cluelake.detector.Detector;
import org.cluelake.detector.RulePack;
import org.cluelake.job.Configured;
import org.cluelake.run.PipelineException;

/** Limits work the way their names say. */
final class LimitRelations {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Limits in yuan. */
  private static final Set<String> MONEY =
      Set.of(
          "minAmount",
          "largeAmount",
          "minNightAmount",
          "minMeanSum",
          "minRaised",
          "minTotal",
          "minFee",
          "maxFee",
          "maxReward",
          "minGathered",
          "minCredit",
          "minReceived",
          "minTurnover",
          "largeTurnover");

  private final Path conf;
  private final Path changed;

  /**
   * Relations of limits.
   *
   * @param conf the configuration the limits stand in
   * @param scratch an empty folder for changed ones
   */
  LimitRelations(Path conf, Path scratch) {
    this.conf = conf;
    this.changed = scratch;
  }

  List<Relation> all() {
    return List.of(stricter(), worthMore(), otherUnit());
  }

  /** A higher limit of the sum finds nobody new. */
  private Relation stricter() {
    return new Relation(
        "higher-minimum",
        (pile, seed) ->
            with(pile, seed, "minPoints"::equals, v -> v.add(BigDecimal.valueOf(1 + 7 * seed)))
                .map(
                    other -> {
                      boolean unused = pile.show((r, g) -> null, other, RulePack.NIGHT);
                      return EvidenceRelations.raised(
                          pile.planned(), pile.findings(other, RulePack.NIGHT), false);
                    }));
  }

  /** Where facts earn more, nobody is lost and no score is lower. */
  private Relation worthMore() {
    return new Relation(
        "facts-worth-more",
        (pile, seed) ->
            with(pile, seed, n -> n.startsWith("points."), v -> v.add(BigDecimal.ONE))
                .map(
                    other -> {
                      boolean unused = pile.show((r, g) -> null, other, RulePack.NIGHT);
                      return EvidenceRelations.raised(
                          pile.findings(other, RulePack.NIGHT), pile.planned(), false);
                    }));
  }

  /** All sums and all limits in another unit of money: the same of the same subjects. */
  private Relation otherUnit() {
    return new Relation(
        "money-in-another-unit",
        (pile, seed) -> {
          int factor = (int) (2 + seed % 5);
          BigDecimal times = BigDecimal.valueOf(factor);
          Detector other =
              with(pile, seed, LimitRelations::isMoney, times::multiply).orElse(pile.detector());
          return pile.show(
                  (read, given) ->
                      pile.isFilled(read) ? Columns.times(read.table(), given, factor) : null,
                  other,
                  RulePack.NIGHT)
              ? Optional.of(
                  Finding.differences(
                      pile.planned().stream().map(Finding::bare).toList(),
                      pile.findings(other, RulePack.NIGHT).stream().map(Finding::bare).toList()))
              : Optional.empty();
        });
  }

  private static boolean isMoney(String limit) {
    return !limit.startsWith("points.") && MONEY.contains(limit.replaceFirst("^link\\.", ""));
  }

  /** The detector with some limits moved; nothing where it has none of that name. */
  private Optional<Detector> with(
      Pile pile, long seed, Predicate<String> names, UnaryOperator<BigDecimal> move) {
    String id = pile.detector().id();
    Path file = conf.resolve("detectors/" + id + ".yaml");
    Path folder = changed.resolve(id + "-" + seed);
    try {
      JsonNode tree = YAML.readTree(file.toFile());
      if (!moved((ObjectNode) tree.get("params"), "", names, move)) {
        return Optional.empty();
      }
      Files.createDirectories(folder.resolve("detectors"));
      YAML.writeValue(folder.resolve("detectors/" + id + ".yaml").toFile(), tree);
      List<Detector> made = new ArrayList<>(Configured.allDetectors(folder));
      return Optional.of(made.get(0));
    } catch (PipelineException e) {
      // The detector refuses such a limit.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean moved(
      ObjectNode node, String path, Predicate<String> names, UnaryOperator<BigDecimal> move) {
    boolean isOther = false;
    for (String name : List.copyOf(fields(node))) {
      JsonNode value = node.get(name);
      if (value instanceof ObjectNode nested) {
        isOther |= moved(nested, name + ".", names, move);
      } else if (value.isNumber() && names.test(path + name)) {
        BigDecimal to = move.apply(value.decimalValue());
        ObjectNode unused =
            value.isIntegralNumber() ? node.put(name, to.intValueExact()) : node.put(name, to);
        isOther = true;
      }
    }
    return isOther;
  }

  private static List<String> fields(ObjectNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
