package org.cluelake.export;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;

/**
 * The events of one publication as a query: what its night says, compared with what provinces hold.
 *
 * <p>What a province holds of an object is the event with the greatest (night, publication) among
 * those sent to it. An ordinary night, a reopened one, a backfilled one and an object that moved to
 * another province are all the same comparison, so a correction is always an event and never a
 * silent rewrite.
 *
 * <p>Views: the published table by its name, {@code card_place} where the source needs it, and one
 * {@code sent_<province>} per province with the events of its export table up to the night.
 *
 * @param source which table
 * @param night its night
 * @param generation its generation
 * @param publication its place in the chain of publications
 * @param provinces provinces that were sent something
 * @param held the order that goes out in place of a new high one where the version that graded it
 *     is under review; clues alone have one
 */
public record EventQuery(
    EventSource source,
    LocalDate night,
    int generation,
    long publication,
    Collection<String> provinces,
    HeldOrder held) {

  /** What stands first among the reasons of a clue whose order is held. */
  public static final String NOTICE =
      "The version that graded this clue is under review in this county: it goes out with the order"
          + " of a medium grade until a reviewer has looked at it.";

  /**
   * An order.
   *
   * @param action what is asked
   * @param level of whom
   */
  public record HeldOrder(String action, String level) {}

  /** The province code of rows whose county is not known: the nation's centre decides. */
  public static final String NATION = "000000";

  /**
   * How far back an event may lie that still counts. Every row ends, an extended end is an event of
   * its own, and the audit lets no end lie more than a year ahead; so what is older has ended.
   */
  public static final int HELD_DAYS = 366;

  /** The view of the events sent to a province. */
  public static String sentTo(String province) {
    return "sent_" + province;
  }

  /** The events, with the columns of the export table and its {@code province_code}. */
  public String sql() {
    String content = String.join(", ", source.content());
    String key = source.object() + ", " + TableContract.PROVINCE;
    return """
        WITH place AS (
          %1$s
        ), graded AS (
          SELECT %2$s, change, %3$s AS standing,
            CASE WHEN regexp_full_match(%4$s, '[0-9]{6}') THEN left(%4$s, 2) || '0000'
              ELSE '%5$s' END AS province_code
          FROM %6$s
          LEFT JOIN place ON place.subject = %7$s
        ), sent AS (
          %9$s
        ), published AS (
          %18$s
        ), said AS (
          SELECT *, %8$s AS content_hash FROM published
        ), held AS (
          SELECT * FROM (
            SELECT * FROM sent
            QUALIFY row_number() OVER (
              PARTITION BY %10$s ORDER BY biz_date DESC, publication DESC) = 1
          )
          WHERE event IN ('new', 'changed')
        ), events AS (
          SELECT CASE WHEN held.%11$s IS NULL THEN 'new' ELSE 'changed' END AS event,
            said.change AS cause, said.province_code, %12$s
          FROM said
          LEFT JOIN held ON held.%11$s = said.%11$s AND held.province_code = said.province_code
          WHERE said.standing = 'live'
            AND (held.%11$s IS NULL OR held.content_hash <> said.content_hash)
          UNION ALL
          SELECT 'expired', said.change, held.province_code, %12$s
          FROM said
          JOIN held ON held.%11$s = said.%11$s
          WHERE said.standing = 'closed'
          UNION ALL
          SELECT 'recalled',
            CASE WHEN said.%11$s IS NULL THEN 'withdrawn'
              WHEN said.standing = 'withheld' THEN 'withheld' ELSE 'moved' END,
            held.province_code, %13$s
          FROM held
          LEFT JOIN said ON held.%11$s = said.%11$s
          WHERE said.%11$s IS NULL
            OR said.standing = 'withheld'
            OR (said.standing = 'live' AND held.province_code <> said.province_code)
        )
        SELECT *, %14$d AS publication, %15$d AS generation,
          left(sha256(concat_ws('|', '%16$s', event, %11$s, province_code, DATE '%17$s', %15$d,
            %14$d, content_hash)), 32) AS event_id
        FROM events
        """
        .formatted(
            place(),
            content,
            source.standing(),
            source.region(),
            NATION,
            source.rows().name(),
            source.placed() == null ? "NULL" : source.placed(),
            hash(),
            sent(),
            key,
            source.object(),
            qualified("said"),
            qualified("held"),
            publication,
            generation,
            source.events().name(),
            night,
            delivered());
  }

  /**
   * What goes out: what was published, but for the order of new high grades of a version that is
   * under review in their county. A clue that went out with its whole order keeps it, an urgent one
   * is never held, and a version a reviewer has looked at is held no more (decision 0015).
   */
  private String delivered() {
    if (!source.isHeldUnderReview()) {
      return "SELECT * FROM graded";
    }
    return """
        SELECT * EXCLUDE (is_held) REPLACE (
          CASE WHEN is_held THEN %1$s ELSE action END AS action,
          CASE WHEN is_held THEN %2$s ELSE responsible_level END AS responsible_level,
          CASE WHEN is_held THEN list_prepend(%3$s, reasons) ELSE reasons END AS reasons)
        FROM (
          SELECT g.*, g.grade = 'high'
            AND EXISTS (SELECT 1 FROM clue c
                        JOIN flag_rate f ON f.region = c.dispatch_region AND f.is_alert
                          AND f.fusion_version = coalesce(c.fusion_version, 0)
                        WHERE c.clue_id = g.clue_id
                          AND NOT EXISTS (SELECT 1 FROM flag_lift l
                                          WHERE l.region = f.region AND l.lifted_on <= DATE '%4$s'
                                            AND l.fusion_version = f.fusion_version))
            AND NOT EXISTS (SELECT 1 FROM sent s
                            WHERE s.clue_id = g.clue_id AND s.grade = g.grade
                              AND s.action = g.action AND s.event IN ('new', 'changed'))
            AS is_held
          FROM graded g)
        """
        .formatted(quoted(held.action()), quoted(held.level()), quoted(NOTICE), night);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** One place per subject: where it was seen last, of several the smallest code. */
  private String place() {
    return source.placed() == null
        ? "SELECT NULL::BIGINT AS subject, NULL::VARCHAR AS region WHERE false"
        : """
          SELECT subject, region FROM card_place WHERE list = '%s'
          QUALIFY row_number() OVER (PARTITION BY subject ORDER BY seen_on DESC, region, number) = 1
          """
            .formatted(source.rows().name());
  }

  private String hash() {
    return source.content().stream()
        .map(c -> "coalesce(" + c + "::VARCHAR, chr(0))")
        .collect(Collectors.joining(", chr(31), ", "sha256(concat(", "))"));
  }

  private String sent() {
    List<String> columns = source.events().columns();
    return provinces.stream()
        .sorted()
        .map(
            p ->
                "SELECT %s, biz_date, '%s' AS province_code FROM %s WHERE biz_date <= DATE '%s'"
                    .formatted(String.join(", ", columns), p, sentTo(p), night))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private String qualified(String side) {
    return source.content().stream().map(c -> side + "." + c).collect(Collectors.joining(", "))
        + ", "
        + side
        + ".content_hash";
  }
}
