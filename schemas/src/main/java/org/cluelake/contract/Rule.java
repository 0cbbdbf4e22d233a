package org.cluelake.contract;

import java.io.Serializable;

/**
 * A rule across the columns of one row.
 *
 * @param name the reason code a broken row carries, such as {@code PAYER_IS_PAYEE}
 * @param expression an SQL predicate over the table's columns; a row passes when it is true or null
 * @param description what it protects, in one sentence
 */
public record Rule(String name, String expression, String description) implements Serializable {}
