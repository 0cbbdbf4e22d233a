package org.cluelake.sample;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The rates of {@code nation.yaml}, which says what each one means. */
record Knobs(
    Census census,
    Roles roles,
    Calls calls,
    ColdCallKnobs coldCalls,
    MoneyKnobs money,
    PassOn passOn,
    FraudKnobs fraud,
    Handsets handsets,
    TravelKnobs travel,
    BorderKnobs border,
    Web web,
    Messages messages,
    Machines machines,
    Rest rest,
    Lures lures,
    Reports reports,
    Racks racks,
    Rings rings,
    Fresh fresh,
    Hands hands,
    Cash cash,
    Coins coins,
    ScriptKnobs script,
    Turns turns,
    Purses purses,
    Fronts fronts,
    UndergroundBanks undergroundBanks,
    List<FraudClass> classes) {

  private static final String FILE = "nation.yaml";

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  Knobs {
    classes = List.copyOf(classes);
  }

  /** Reads the resource, strictly. */
  static Knobs read() {
    return read(FraudAmount.USUAL);
  }

  /** Reads the resource, with so much fraud against the usual. */
  static Knobs read(FraudAmount fraud) {
    try (InputStream in = Knobs.class.getResourceAsStream(FILE)) {
      return YAML.treeToValue(fraud.scaled(YAML.readTree(in)), Knobs.class);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "sample: %s cannot be read; restore the file", FILE);
    }
  }

  record Census(
      double householdsPerScale,
      double countyHouseholds,
      int smallCounties,
      double migrantShare,
      double studentShare,
      double secondCardShare,
      double secondAccountShare,
      double familyCardShare,
      double virtualShare,
      double reissuedShare,
      double closedShare,
      double passportShare,
      double newCardsPerDay,
      double sharedDeviceShare,
      double iotPerHousehold) {}

  record Roles(
      double courier,
      double driver,
      double salesAgent,
      double promoter,
      double landlord,
      double organiser,
      double agent,
      double broker,
      double contractor,
      double vendor,
      double shiftWorker) {}

  record Calls(
      double everydayMean,
      double secondCardMean,
      double strangerShare,
      double answered,
      double talkMedian,
      double courierMean,
      double driverMean,
      double centreLineMean,
      double serviceMean,
      double relativeShare,
      double overseasCallMean,
      double machineShare,
      double hotlineShare,
      double forwardingShare) {}

  record PassOn(
      double activeDayShare,
      double brokerMedian,
      double agentMedian,
      double organiserMedian,
      double holdMedian,
      double waitShare,
      double residueShare,
      double cashShare,
      double newAccountShare,
      double sharedDeviceShare) {}

  record Handsets(
      double pooledShare,
      double dualShare,
      double handedDownShare,
      double repairsPerDay,
      double farmShare,
      double farmCards,
      double farmCalls,
      double spoofedPerDay,
      double deskAbroadShare) {}

  record Web(
      double sharedMean,
      double customerShare,
      double calledShare,
      double onlineShare,
      double leadHours,
      double installShare,
      double registerShare,
      double unpaid,
      double curious) {}

  record Messages(
      double codeMean,
      double noticeMean,
      double advertMean,
      double personalMean,
      double misjudgedShare,
      double lostShare,
      double sellerDayShare,
      double offersPerDay,
      double machineMean,
      double fraudDayShare,
      double fraudPerDay) {}

  record Machines(
      double phoneBoardShare,
      double watchCalls,
      double carCalls,
      double fitterShare,
      double updateShare,
      double guestShare,
      double boardGuestShare,
      double carrierNoticeMean,
      double lentShare,
      double replacedShare,
      double misusedShare) {}

  record Rest(
      double dormantShare,
      double awakeningsPerDay,
      double muleTestShare,
      double dealTestShare,
      double customerTestShare,
      double verificationsPerDay) {}

  record Lures(
      double rewardShare,
      double rewardedBuyersPerDay,
      double gainShare,
      double raisedShare,
      double largeBuyersPerDay,
      double borrowersPerDay,
      double borrowerLookShare,
      double cashShare,
      double cashMedian,
      double cashTakersPerDay,
      double cashBusinessDayShare) {}

  record Reports(
      double sellerCallShare,
      double fraudCallShare,
      double messageShare,
      double victimShare,
      double competitorDayShare,
      double ringBackShare,
      double quarrelShare,
      double unhappyShare) {}

  record Fresh(double campaignShare, double cards, double triedCalls, double sellerShare) {}

  record Rings(
      double campaignShare,
      double overseasShare,
      double perDay,
      double pickUpShare,
      double backShare,
      double backTalk,
      double lockersPerCounty,
      double busShare,
      double doorCourierShare) {}

  record Racks(
      double gatewayShare,
      double gatewayCards,
      double strawCards,
      double noticeMean,
      double teamShare,
      double teamCards,
      double probeShare,
      double probeCalls,
      double crewShare,
      double collectorShare) {}

  record Hands(
      double gangPhoneShare,
      double accountsPerPhone,
      double helpersPerCounty,
      double helped,
      double firmPhoneShare) {}

  record Cash(
      double crewNightShare,
      double cardsPerNight,
      double lateShare,
      double nightTraderShare,
      double tradingNightShare,
      double weddingsPerDay) {}

  record Coins(
      int dealersPerGang,
      double dealingDayShare,
      double tradesPerDay,
      double gangTrades,
      double ticketSellerShare,
      double hobbyistShare) {}

  record Turns(
      double accounts,
      double payersPerDay,
      double roundShare,
      double stakeMedian,
      double buyingGroupShare) {}

  record Purses(
      double feeShare, double donationShare, double members, double gift, double newAccountShare) {}

  record Fronts(
      int firmsPerGang,
      double busyDayShare,
      double creditsPerDay,
      double gangShare,
      double sumMedian,
      double youngFirms,
      double webShops,
      double courseSchools,
      double brokerageFirms) {}

  record UndergroundBanks(
      int gangsPerBank,
      int poolsPerBank,
      double busyDayShare,
      double dealsPerDay,
      double gangShare,
      double matchedShare,
      double sumMedian,
      double waitMedian,
      double travelAgencies,
      double payrollAgents,
      double factoringFirms,
      double moneyChangers,
      double youngChangerShare) {}

  record FraudClass(
      String type,
      String subtype,
      int cases,
      int ageFrom,
      int ageTo,
      double female,
      double phone,
      double overseas,
      double loss,
      int payments) {}
}
