package org.cluelake.sample;

/** Who goes abroad, for how long and with which papers; see {@code nation.yaml}. */
record TravelKnobs(
    double tripsPerDay,
    double tripDays,
    double longStayShare,
    double partyShare,
    double overlandShare,
    double borderTraderShare,
    double silentTripShare,
    double silentStayShare,
    double nearCompoundShare,
    double lateRecordShare,
    double idlePassportShare,
    double firstPassport,
    double renewedPassport,
    double recruitedShare,
    double recruitedFirstPassport,
    double persuadedShare,
    double lentCardShare,
    double lentDrawMean) {}
