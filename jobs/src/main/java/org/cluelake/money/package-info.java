/**
 * Where the money of a reported case went: followed account by account in the order in which it
 * moved, for inquiry and stop payment.
 *
 * <p>In: live cases and the accounts they name, movements of the last nights, what is known against
 * an account. Out: {@code serving.fund_trace}. That money passed through an account says nothing of
 * its holder: no list reads what is written here.
 */
package org.cluelake.money;
