package org.cluelake.job;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.report.NightFacts;

/** What came in on a night, from its file ledger, reconciliation and quarantine. */
final class DeliveryFacts {

  private final SmallRead read;

  /** Facts of a night whose books are the views of the read. */
  DeliveryFacts(SmallRead read) {
    this.read = read;
  }

  /** Every file seen in the delivery. */
  List<NightFacts.DeliveredFile> files() {
    return read
        .rows(
            "SELECT name, feed, status, reason, detail, rows_counted FROM file_ledger"
                + " ORDER BY status DESC, feed, name",
            "name",
            "feed",
            "status",
            "reason",
            "detail",
            "rows")
        .stream()
        .map(
            r ->
                new NightFacts.DeliveredFile(
                    (String) r.get("name"),
                    (String) r.get("feed"),
                    (String) r.get("status"),
                    (String) r.get("reason"),
                    (String) r.get("detail"),
                    Counts.number(r.get("rows"))))
        .toList();
  }

  /** Every feed, delivered or expected. */
  List<NightFacts.Feed> feeds() {
    return Tables.of(Layer.SOURCE).stream().map(this::feed).toList();
  }

  private NightFacts.Feed feed(TableContract feed) {
    String of = " WHERE feed = '" + feed.name() + "'";
    Map<String, Object> sums =
        read.rows(
                "SELECT coalesce(sum(rows_in), 0), coalesce(sum(accepted), 0),"
                    + " coalesce(sum(quarantined), 0), coalesce(sum(money_in), 0)::DECIMAL(38,2),"
                    + " coalesce(sum(money_accepted), 0)::DECIMAL(38,2),"
                    + " coalesce(sum(money_quarantined), 0)::DECIMAL(38,2),"
                    + " coalesce(sum(unreadable_money), 0) FROM reconciliation"
                    + of,
                "in",
                "accepted",
                "quarantined",
                "moneyIn",
                "moneyAccepted",
                "moneyQuarantined",
                "unreadable")
            .get(0);
    long refused =
        Counts.number(
            read.rows(
                    "SELECT coalesce(sum(rows_declared), 0) FROM file_ledger"
                        + of
                        + " AND status = 'refused'",
                    "n")
                .get(0)
                .get("n"));
    boolean hasMoney = feed.properties().stream().anyMatch(p -> p.isMoney());
    return new NightFacts.Feed(
        feed.name(),
        Counts.number(sums.get("in")),
        Counts.number(sums.get("accepted")),
        Counts.number(sums.get("quarantined")),
        refused,
        Counts.of(
            read,
            "SELECT reason, count(*) FROM (SELECT unnest(reasons) AS reason FROM quarantine"
                + of
                + ")"),
        hasMoney
            ? new NightFacts.Money(
                (BigDecimal) sums.get("moneyIn"),
                (BigDecimal) sums.get("moneyAccepted"),
                (BigDecimal) sums.get("moneyQuarantined"),
                Counts.number(sums.get("unreadable")))
            : null);
  }
}
