package org.cluelake.sample;

/**
 * A movement of money as ordered; the ledger may reject it.
 *
 * @param at seconds since the first day's midnight
 * @param payer account, or null for cash in
 * @param payee account, or null for cash out
 * @param cents amount
 * @param channel how it was ordered
 * @param purpose purpose code, or null
 * @param device ordering device, or null
 * @param flags what the bank saw of the network, or null
 * @param state settled, attempted or rejected
 * @param planned whether its payer's money is set aside for it before the first day
 */
record Transfer(
    int at,
    Account payer,
    Account payee,
    long cents,
    String channel,
    String purpose,
    String device,
    String flags,
    String state,
    boolean planned) {

  static final String SETTLED = "settled";
  static final String ATTEMPTED = "attempted";
  static final String REJECTED = "rejected";

  /** A settled everyday movement; it is rejected where the payer lacks the money. */
  static Transfer of(
      int at, Account payer, Account payee, double yuan, String channel, String purpose) {
    long cents = Math.max(1, Math.round(yuan * 100));
    String device =
        payer == null || channel.equals("pos") || channel.equals("atm") || channel.equals("counter")
            ? null
            : payer.device();
    return new Transfer(at, payer, payee, cents, channel, purpose, device, null, SETTLED, false);
  }

  Transfer asPlanned() {
    return new Transfer(at, payer, payee, cents, channel, purpose, device, flags, state, true);
  }

  Transfer orderedOn(String otherDevice, String seen) {
    return new Transfer(
        at, payer, payee, cents, channel, purpose, otherDevice, seen, state, planned);
  }

  Transfer inState(String other) {
    return new Transfer(at, payer, payee, cents, channel, purpose, device, flags, other, planned);
  }

  boolean isSettled() {
    return state.equals(SETTLED);
  }

  int day() {
    return Math.floorDiv(at, Clock.DAY);
  }
}
