package org.cluelake.sample;

/** How sellers call people they do not know; see {@code nation.yaml}. */
record ColdCallKnobs(
    double attemptsMedian,
    double attemptsSigma,
    double answerRate,
    double answerSpread,
    double shortShare,
    double shortSpread,
    double blockHours,
    double callBackShare,
    double salesDayShare,
    double promoterDays,
    double newCardShare,
    double virtualShare,
    double interestShare) {}
