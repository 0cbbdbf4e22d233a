package org.cluelake.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.FoldStep;
import org.cluelake.run.TextHash;

/** All masked messages in, each with its class and campaign out, in the order of the contract. */
final class TemplateRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  private record Template(String hash, String text, LocalDate firstOn, LocalDate lastOn) {}

  private final String models;
  private final String version;

  TemplateRows(String models, String version) {
    this.models = models;
    this.version = version;
  }

  @Override
  public Stream<Row> rows(Row facts) {
    List<Template> templates =
        facts.<Row>getList(facts.fieldIndex("templates")).stream()
            .map(
                r ->
                    new Template(
                        r.getAs("template_hash"),
                        r.getAs("text"),
                        r.getAs("first_on"),
                        r.getAs("last_on")))
            .toList();
    ModelFolder folder = ModelFolder.open(Path.of(models).resolve(version));
    TextModel model = folder.model();
    Map<Integer, String> campaigns = campaigns(templates, folder.spec().nearDuplicates());
    return IntStream.range(0, templates.size())
        .mapToObj(i -> row(templates.get(i), campaigns.get(i), model));
  }

  /** The campaign of each template, by its place: named by its earliest member. */
  private static Map<Integer, String> campaigns(
      List<Template> templates, TextSpec.Similarity similarity) {
    Map<Integer, String> ids = new HashMap<>();
    for (Campaign campaign :
        new Campaigns(similarity).of(templates.stream().map(Template::text).toList())) {
      Template earliest =
          campaign.texts().stream()
              .map(templates::get)
              .min(Comparator.comparing(Template::firstOn).thenComparing(Template::hash))
              .orElseThrow();
      campaign.texts().forEach(i -> ids.put(i, TextHash.of(earliest.hash())));
    }
    return ids;
  }

  private Row row(Template template, String campaign, TextModel model) {
    TextVerdict said = model.verdict(template.text());
    return RowFactory.create(
        template.hash(),
        template.text(),
        template.firstOn(),
        template.lastOn(),
        campaign,
        said.group().word(),
        said.label(),
        rounded(said.margin()),
        rounded(said.fraudMargin()),
        version);
  }

  private static BigDecimal rounded(double margin) {
    return BigDecimal.valueOf(margin).setScale(4, RoundingMode.HALF_UP);
  }
}
