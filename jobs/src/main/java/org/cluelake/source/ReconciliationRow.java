package org.cluelake.source;

import java.io.Serializable;
import java.math.BigDecimal;

/** One row of ops.reconciliation, in the order and words of its contract. */
public record ReconciliationRow(
    String feed,
    String fileSha256,
    long rowsIn,
    long accepted,
    long quarantined,
    BigDecimal moneyIn,
    BigDecimal moneyAccepted,
    BigDecimal moneyQuarantined,
    long unreadableMoney)
    implements Serializable {}
