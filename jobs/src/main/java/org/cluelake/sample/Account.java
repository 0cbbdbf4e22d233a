package org.cluelake.sample;

/**
 * An account; days are counted from the first delivered day.
 *
 * @param index place in the ledger
 * @param number account number
 * @param bank institution
 * @param documentType kind of the holder's document
 * @param document the holder's document
 * @param owner person, or -1 for an enterprise
 * @param kind kind of account
 * @param opened day it was opened
 * @param county county of the branch
 * @param channel how it was opened
 * @param contact phone number left with the bank, or null
 * @param device device its holder orders with, or null
 * @param opening balance before the first day, in cents
 */
record Account(
    int index,
    String number,
    String bank,
    String documentType,
    String document,
    int owner,
    String kind,
    int opened,
    int county,
    String channel,
    String contact,
    String device,
    long opening) {}
