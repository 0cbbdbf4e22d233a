package org.cluelake.sample;

/** How people and firms pay, are paid and draw cash on ordinary days; see {@code nation.yaml}. */
record MoneyKnobs(
    double purchaseMean,
    double purchaseMedian,
    double secondPurseShare,
    double friendMean,
    double friendMedian,
    double topUpMean,
    double cashMean,
    double openingMedian,
    double walletMedian,
    double secondOpeningMedian,
    double salaryMedian,
    double rentShare,
    double redPacketMean,
    double stallShare,
    double refundShare,
    double dealMean,
    double dealMedian,
    double dealSigma,
    double dealCallShare,
    double firstPayeeMean,
    double disputeShare,
    double rejectedShare,
    double attemptedShare,
    double helpShare,
    double vpnShare) {}
