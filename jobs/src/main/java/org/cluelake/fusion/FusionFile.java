package org.cluelake.fusion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code conf/fusion.yaml} as text: what is read back is what was written. */
public final class FusionFile {

  private static final String HEAD =
      """
      # How the findings about one subject become a probability. Written by `./cluelake fusion fit`,
      # which fits base, linked, named, share and weights to outcomes and keeps what people decide:
      # bands, withoutFact, groups and facts. Decision 0014 says how. Each row keeps the version.
      #
      # log-odds = base + linked (listed entities are behind a finding) + named (a live case names it)
      #   + of each group the strongest finding whole and `share` of every other,
      #   where a finding is worth fired + score * its score.
      # Without an independent fact the likelihood is withoutFact at most. A fact is a link, a naming,
      # a finding with the score that stands under `facts`, or findings of two groups.
      """;

  private FusionFile() {}

  /**
   * The text.
   *
   * @param note lines about where the numbers come from, without the comment sign
   */
  public static String text(FusionConf conf, List<String> note) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("#\n");
    note.forEach(line -> text.append("# ").append(line).append('\n'));
    line(text, 0, "version: " + conf.version());
    line(
        text,
        0,
        "bands: {high: %s, medium: %s}".formatted(conf.bands().high(), conf.bands().medium()));
    line(text, 0, "withoutFact: " + plain(conf.withoutFact()));
    model(text, "person", conf.person());
    model(text, "number", conf.number());
    model(text, "account", conf.account());
    return text.toString();
  }

  private static void model(StringBuilder text, String kind, SubjectModel model) {
    line(text, 0, "");
    line(text, 0, kind + ":");
    line(text, 1, "base: " + plain(model.base()));
    line(text, 1, "linked: " + plain(model.linked()));
    line(text, 1, "named: " + plain(model.named()));
    line(text, 1, "share: " + plain(model.share()));
    line(text, 1, "weights:");
    new TreeMap<>(model.weights())
        .forEach(
            (detector, weight) ->
                line(
                    text,
                    2,
                    "%s: {fired: %s, score: %s}"
                        .formatted(detector, plain(weight.fired()), plain(weight.score()))));
    line(text, 1, "groups:" + (model.groups().isEmpty() ? " {}" : ""));
    new TreeMap<>(model.groups())
        .forEach((group, of) -> line(text, 2, "%s: [%s]".formatted(group, String.join(", ", of))));
    line(text, 1, "facts:" + (model.facts().isEmpty() ? " {}" : ""));
    for (Map.Entry<String, BigDecimal> fact : new TreeMap<>(model.facts()).entrySet()) {
      line(text, 2, fact.getKey() + ": " + plain(fact.getValue()));
    }
    evidence(text, model.evidence());
  }

  private static void evidence(StringBuilder text, FitEvidence e) {
    line(text, 1, "evidence:");
    line(text, 2, "outcomes: \"" + e.outcomes() + "\"");
    line(text, 2, "lakes: " + e.lakes());
    line(text, 2, "nights: " + e.nights());
    line(text, 2, "subjects: " + e.subjects());
    line(text, 2, "positives: " + e.positives());
    line(text, 2, "population: " + e.population());
    line(text, 2, "prevalence: " + plain(e.prevalence()));
    line(text, 2, "ridge: " + plain(e.ridge()));
    line(text, 2, "heldBack: \"" + e.heldBack() + "\"");
    line(text, 2, "logLoss: " + plain(e.logLoss()));
    line(text, 2, "brier: " + plain(e.brier()));
    line(text, 2, "reliability:" + (e.reliability().isEmpty() ? " []" : ""));
    for (FitEvidence.Tenth t : e.reliability()) {
      line(
          text,
          3,
          "- {from: %s, subjects: %d, said: %s, happened: %s}"
              .formatted(plain(t.from()), t.subjects(), plain(t.said()), plain(t.happened())));
    }
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private static void line(StringBuilder text, int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
