package org.cluelake.sample;

/**
 * An account in a gang's hands.
 *
 * @param account the account
 * @param gang gang that runs it
 * @param campaign campaign it collects for, or -1 for a deeper layer
 * @param layer 1 is paid by victims
 * @param bought whether it has an ordinary past
 * @param fromDay first day in the gang's hands
 */
record Mule(Account account, int gang, int campaign, int layer, boolean bought, int fromDay) {}
