package org.cluelake.source;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What one bucket holds of one delivered file. A delivered row counts where its first leg lies.
 *
 * @param sha256 hash of the file as delivered
 * @param accepted rows kept
 * @param moneyAccepted their money
 * @param quarantined rows refused as duplicates across files
 * @param moneyQuarantined their money
 */
public record FileShare(
    String sha256,
    long accepted,
    BigDecimal moneyAccepted,
    long quarantined,
    BigDecimal moneyQuarantined)
    implements Serializable {}
