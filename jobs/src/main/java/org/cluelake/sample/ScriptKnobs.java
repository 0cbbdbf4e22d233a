package org.cluelake.sample;

/**
 * How often victims are kept from others, gather their own money or draw credit, and who else does;
 * see {@code nation.yaml}.
 */
record ScriptKnobs(
    double isolatedShare,
    double deskIsolatedShare,
    double otherIsolatedShare,
    double longCallShare,
    double forwardedShare,
    double forwardedToGangShare,
    double callersPerHour,
    double leavePerDay,
    double unreachablePerDay,
    double gatheredShare,
    double deskGatheredShare,
    double otherGatheredShare,
    double buyersPerDay,
    double creditShare,
    double drawnShare,
    double otherDrawnShare,
    double drawsPerDay) {}
