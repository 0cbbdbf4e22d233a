package org.cluelake.sample;

/** How many come to the border or leave in parties, and why; see {@code nation.yaml}. */
record BorderKnobs(
    double smuggled,
    double tourists,
    double recordedTravellers,
    double lostPhones,
    double residents,
    double spillShare,
    double callsPerDay,
    double recruitedParties,
    double tours,
    double weddings,
    double brigades) {}
