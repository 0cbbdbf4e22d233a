package org.cluelake.money;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What an account holds, as lots in the order they came in; what leaves is taken from the oldest.
 */
final class Holding {

  /** Layer of money that is not the victim's, as far as is known. */
  static final int OTHER = 0;

  /**
   * Money that came in together.
   *
   * @param layer layer in which the victim's money arrived, or {@link #OTHER}
   */
  record Lot(BigDecimal amount, int layer) {

    boolean isTraced() {
      return layer != OTHER;
    }
  }

  private final Deque<Lot> lots = new ArrayDeque<>();

  void put(Lot lot) {
    if (lot.amount().signum() > 0) {
      lots.addLast(lot);
    }
  }

  /** Takes an amount, oldest first; what is missing was there before anybody looked. */
  List<Lot> take(BigDecimal amount) {
    List<Lot> taken = new ArrayList<>();
    BigDecimal left = amount;
    while (left.signum() > 0 && !lots.isEmpty()) {
      Lot oldest = lots.removeFirst();
      BigDecimal part = oldest.amount().min(left);
      taken.add(new Lot(part, oldest.layer()));
      if (part.compareTo(oldest.amount()) < 0) {
        lots.addFirst(new Lot(oldest.amount().subtract(part), oldest.layer()));
      }
      left = left.subtract(part);
    }
    if (left.signum() > 0) {
      taken.add(new Lot(left, OTHER));
    }
    return taken;
  }

  /** The victim's money still held. */
  BigDecimal traced() {
    return lots.stream()
        .filter(Lot::isTraced)
        .map(Lot::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
