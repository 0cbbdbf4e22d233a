package org.cluelake.sample;

/**
 * How gangs work, from their numbers and accounts to how soon they are reported; see {@code
 * nation.yaml}.
 */
record FraudKnobs(
    double campaignsPerDay,
    double gangs,
    int leadDays,
    int minDays,
    int maxDays,
    double burstNumbers,
    double closerNumbers,
    double overseasNumbers,
    double burstDays,
    double soldCardShare,
    double spoofedShare,
    double victims,
    double payShare,
    double callBackShare,
    double payWithin,
    double growth,
    double rejectedShare,
    double attemptedShare,
    double rebateShare,
    double layerOneAccounts,
    double layerTwoAccounts,
    double boughtShare,
    double muleDays,
    double directCashShare,
    double holdMedian,
    double waitShare,
    double residueShare,
    double camouflage,
    double flaggedShare,
    double reportedShare,
    double delayMedian,
    double delaySigma,
    double reissuedShare,
    int noticeDays,
    double exchangeShare,
    double shownNumberShare,
    double deviceShare) {}
