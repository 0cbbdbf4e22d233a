package org.cluelake.text;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Classes and campaigns of the masked messages that many received lately.
 *
 * <p>Words are there only where the lake switches {@code sms_text} on, and are judged only where a
 * model is configured, which is pinned by the hash of its content; otherwise nothing is gathered
 * and no rows are made. Messages of few receivers are personal and never looked at. A campaign is
 * what near-duplicates of the remembered nights join, and keeps the id of its earliest message, so
 * neither the order nor the buckets of messages change it.
 *
 * <p>Fails with CONFIG where the configured folder holds no model and with DATA where the model is
 * not the pinned one.
 */
public final class MessageTemplates implements FoldStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/message-template.yaml}.
   *
   * @param models folder of models, at the same path on every node; empty for none
   * @param version the model's folder in it, named by the hash of its content; empty for none
   * @param days nights for which a masked message is remembered, tonight included
   * @param minReceivers people it went to on a day, from which it is looked at
   */
  public record Params(String models, String version, int days, int minReceivers)
      implements Serializable {
    public Params {
      Require.that(
          models.isEmpty() == version.isEmpty(),
          "models and version: one of them is empty; give both, or neither");
      Require.that(
          version.isEmpty() || version.matches("[0-9a-f]{32}"),
          "version has %s characters; want the 32 hexadecimal digits that name the model's folder",
          version.length());
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minReceivers >= 2, "minReceivers is %s; want 2 or more", minReceivers);
    }

    boolean hasModel() {
      return !version.isEmpty();
    }
  }

  private final Params params;

  public MessageTemplates(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "message-template";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.MESSAGE_TEMPLATE_DAY),
        Read.today(Tables.SMS_LEG),
        Read.before(Tables.MESSAGE_TEMPLATE));
  }

  /** Without a model nothing comes of tonight's messages: the step does not run. */
  @Override
  public List<Read> rowsComeFrom() {
    Read before = Read.before(Tables.MESSAGE_TEMPLATE);
    return params.hasModel()
        ? List.of(Read.today(Tables.MESSAGE_TEMPLATE_DAY), before)
        : List.of(before);
  }

  @Override
  public TableContract writes() {
    return Tables.MESSAGE_TEMPLATE;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "mass",
            """
            SELECT template_hash, sum(receivers)::BIGINT AS receivers
            FROM message_template_day
            WHERE %s
            GROUP BY template_hash
            """
                .formatted(params.hasModel())),
        new Gathering(
            "worded",
            """
            SELECT template_hash, min(normalised_text) AS text
            FROM sms_leg
            WHERE direction = 'out' AND normalised_text IS NOT NULL
              AND template_hash IN (SELECT template_hash FROM mass
                                    GROUP BY template_hash HAVING sum(receivers) >= %d)
            GROUP BY template_hash
            """
                .formatted(params.minReceivers())));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH tonight AS (
          SELECT template_hash, min(text) AS text, %1$s AS day FROM worded GROUP BY template_hash
        ), known AS (
          SELECT template_hash, text, first_on, last_on FROM message_template_before
          WHERE %3$s AND last_on > %1$s - %2$d
        ), template AS (
          SELECT template_hash, coalesce(t.text, k.text) AS text,
                 coalesce(k.first_on, t.day) AS first_on, coalesce(t.day, k.last_on) AS last_on
          FROM tonight t
          FULL JOIN known k USING (template_hash)
        )
        SELECT list(%4$s ORDER BY template_hash) AS templates
        FROM template
        HAVING count(*) > 0
        """
        .formatted(
            asOf.sqlDate(),
            params.days(),
            params.hasModel(),
            FoldStep.struct("template_hash", "text", "first_on", "last_on"));
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new TemplateRows(params.models(), params.version());
  }
}
