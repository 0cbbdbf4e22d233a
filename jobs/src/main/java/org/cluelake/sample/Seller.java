package org.cluelake.sample;

/**
 * Somebody who sold a card or an account.
 *
 * @param person who
 * @param gang gang that bought it
 * @param day day of the sale
 */
record Seller(Person person, int gang, int day) {}
