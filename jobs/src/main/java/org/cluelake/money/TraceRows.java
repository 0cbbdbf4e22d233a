package org.cluelake.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;

/** A case's movements in, one row an account out, in the order of the contract. */
final class TraceRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  private final LayeredTrace.Params params;
  private final AsOf asOf;

  TraceRows(LayeredTrace.Params params, AsOf asOf) {
    this.params = params;
    this.asOf = asOf;
  }

  @Override
  public Stream<Row> rows(Row facts) {
    Map<Long, Stop> stops = new HashMap<>();
    List<Movement> movements = new ArrayList<>();
    for (Row r : facts.<Row>getList(facts.fieldIndex("movements"))) {
      Stop unused = stops.put(r.getAs("account"), Stop.of(r.getAs("stop")));
      movements.add(movement(r));
    }
    BigDecimal paid = facts.getAs("paid");
    Set<String> payments = new HashSet<>(facts.<String>getList(facts.fieldIndex("payments")));
    Set<Long> named = new HashSet<>(facts.<Long>getList(facts.fieldIndex("named")));
    return FundFlow.of(payments, paid.multiply(params.minShare()), params.depth(), stops, movements)
        .stream()
        .map(t -> row(facts.getAs("case_id"), paid, named.contains(t.account), t));
  }

  private static Movement movement(Row r) {
    return new Movement(
        r.getAs("transfer_id"),
        r.<Long>getAs("account"),
        r.getAs("counterparty"),
        r.getAs("moved_at"),
        "in".equals(r.getAs("direction")),
        r.getAs("amount"),
        r.getAs("channel"),
        r.getAs("balance_after"));
  }

  /** That money came through an account asks for an inquiry, never for more. */
  private Row row(String caseId, BigDecimal paid, boolean isNamed, AccountTrace t) {
    Instant cutOff = asOf.date().plusDays(1).atStartOfDay(AsOf.ZONE).toInstant();
    int minutes = (int) Duration.between(t.lastAt, cutOff).toMinutes();
    boolean stands = t.stop == null;
    boolean stoppable = stands && isNamed && t.stillThere().signum() > 0;
    return RowFactory.create(
        caseId,
        t.account,
        t.layer,
        t.arrived,
        t.arrived.divide(paid, 4, RoundingMode.HALF_UP).min(BigDecimal.ONE),
        t.arrivals,
        t.firstAt,
        t.lastAt,
        minutes,
        stands ? t.stillThere() : null,
        t.balance != null,
        stands ? t.passedOn : null,
        stands ? t.cashedOut : null,
        stands ? t.notFollowed : null,
        stands ? null : t.stop.word(),
        isNamed,
        stoppable ? "stop_payment" : t.stop == Stop.RETURNED ? "none" : "inquiry",
        reason(paid, minutes, t),
        params.legalBasis(),
        params.objection(),
        asOf.date().plusDays(params.validDays()));
  }

  private static String reason(BigDecimal paid, int minutes, AccountTrace t) {
    String arrived =
        String.format(
            Locale.ROOT,
            "%s of the %s yuan paid in this case arrived in layer %d, last %d hours and %d minutes"
                + " before the end of the night",
            yuan(t.arrived),
            yuan(paid),
            t.layer,
            minutes / 60,
            minutes % 60);
    if (t.stop == null) {
      return "%s; first in first out, about %s yuan of it may still be there"
          .formatted(arrived, yuan(t.stillThere()));
    }
    return arrived
        + switch (t.stop) {
          case MERCHANT -> ", at a merchant, where the trace stops";
          case EXCHANGE -> ", at an exchange, where the trace stops";
          case RETURNED -> ", back with the victim";
          case BUSY -> ", in an account with too many movements to tell them apart";
        };
  }

  private static String yuan(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
