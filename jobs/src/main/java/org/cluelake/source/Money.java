package org.cluelake.source;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The money of one file: the sum over all columns of two decimals, whatever their currency. It is
 * no amount anyone owns, only a check sum that shows a lost or changed cent.
 *
 * @param in sum of every readable value
 * @param accepted sum over accepted rows
 * @param quarantined sum over quarantined rows as far as readable
 * @param unreadable values that could not be read; a row of the wrong shape counts all its columns
 */
public record Money(BigDecimal in, BigDecimal accepted, BigDecimal quarantined, long unreadable)
    implements Serializable {}
