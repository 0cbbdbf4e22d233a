package org.cluelake.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.money.Holding.Lot;

/**
 * Follows what a victim paid through the accounts it reached, movement by movement in the order of
 * time, first in first out: the money that came first leaves first, the victim's among the rest.
 *
 * <p>Amounts are exact and none is made up: what arrives anywhere was paid before, and what
 * arrived, less what left, is held. Money moves on only by movements at or after its arrival.
 */
final class FundFlow {

  private final BigDecimal least;
  private final int depth;
  private final Set<String> payments;
  private final Map<Long, Stop> stops;
  private final Map<Long, Holding> holdings = new HashMap<>();
  private final Map<Long, AccountTrace> traces = new TreeMap<>();

  /** The victim's money on its way between the two legs of a transfer. */
  private final Map<String, List<Lot>> underWay = new HashMap<>();

  private FundFlow(BigDecimal least, int depth, Set<String> payments, Map<Long, Stop> stops) {
    this.least = least;
    this.depth = depth;
    this.payments = payments;
    this.stops = stops;
  }

  /**
   * The accounts reached, by token.
   *
   * @param payments ids of the victim's own payments
   * @param least smaller amounts are not followed beyond the account they leave
   * @param stops every account whose movements are known, with why the trace ends there or null
   * @param movements their movements, in any order
   */
  static List<AccountTrace> of(
      Set<String> payments,
      BigDecimal least,
      int depth,
      Map<Long, Stop> stops,
      Collection<Movement> movements) {
    Map<Long, Stop> known = new HashMap<>(stops);
    movements.stream()
        .filter(m -> !m.isIn() && m.isExchanged() && m.counterparty() != null)
        .forEach(m -> known.put(m.counterparty(), Stop.EXCHANGE));
    FundFlow flow = new FundFlow(least, depth, payments, known);
    movements.stream().sorted(Movement.IN_TIME).forEach(flow::move);
    flow.traces
        .values()
        .forEach(
            t -> {
              if (t.stop == null) {
                t.held = flow.holdings.get(t.account).traced();
              }
            });
    return new ArrayList<>(flow.traces.values());
  }

  private void move(Movement m) {
    if (stops.get(m.account()) != null) {
      if (payments.contains(m.transfer())) {
        trace(m.account()).arrive(m.amount(), 1, m.at());
      }
      return;
    }
    Holding holding = holdings.computeIfAbsent(m.account(), a -> opened(m));
    if (m.isIn()) {
      arrive(m, underWay.remove(m.transfer()), holding);
    } else {
      leave(m, holding);
    }
    AccountTrace trace = traces.get(m.account());
    if (trace != null && m.balanceAfter() != null) {
      trace.balance = m.balanceAfter();
    }
  }

  private static Holding opened(Movement m) {
    Holding holding = new Holding();
    holding.put(new Lot(m.balanceBefore(), Holding.OTHER));
    return holding;
  }

  /** What the payer's leg sent; the victim's own payments are sent by nobody who is followed. */
  private void arrive(Movement m, List<Lot> sent, Holding holding) {
    if (payments.contains(m.transfer())) {
      trace(m.account()).arrive(m.amount(), 1, m.at());
      holding.put(new Lot(m.amount(), 1));
      return;
    }
    List<Lot> lots = sent == null ? List.of(new Lot(m.amount(), Holding.OTHER)) : sent;
    BigDecimal traced = traced(lots);
    if (traced.signum() > 0) {
      int layer = lots.stream().filter(Lot::isTraced).mapToInt(Lot::layer).min().orElseThrow();
      trace(m.account()).arrive(traced, layer, m.at());
    }
    lots.forEach(holding::put);
  }

  private void leave(Movement m, Holding holding) {
    List<Lot> taken = holding.take(m.amount());
    BigDecimal traced = traced(taken);
    if (traced.signum() == 0) {
      return;
    }
    AccountTrace from = traces.get(m.account());
    int layer = taken.stream().filter(Lot::isTraced).mapToInt(Lot::layer).min().orElseThrow();
    Long to = m.counterparty();
    if (to == null) {
      from.cashedOut = from.cashedOut.add(traced);
    } else if (traced.compareTo(least) < 0 || layer >= depth) {
      from.notFollowed = from.notFollowed.add(traced);
    } else if (!stops.containsKey(to)) {
      from.notFollowed = from.notFollowed.add(traced);
    } else if (stops.get(to) != null) {
      from.passedOn = from.passedOn.add(traced);
      trace(to).arrive(traced, layer + 1, m.at());
    } else {
      from.passedOn = from.passedOn.add(traced);
      List<Lot> unused =
          underWay.put(
              m.transfer(),
              taken.stream()
                  .map(l -> l.isTraced() ? new Lot(l.amount(), l.layer() + 1) : l)
                  .toList());
    }
  }

  private AccountTrace trace(long account) {
    return traces.computeIfAbsent(account, a -> new AccountTrace(a, stops.get(a)));
  }

  private static BigDecimal traced(List<Lot> lots) {
    return lots.stream()
        .filter(Lot::isTraced)
        .map(Lot::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
