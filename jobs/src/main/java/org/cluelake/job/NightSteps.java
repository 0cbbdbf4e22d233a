package org.cluelake.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cluelake.card.BankCardList;
import org.cluelake.card.CardPlace;
import org.cluelake.card.ListConf;
import org.cluelake.card.PhoneCardList;
import org.cluelake.clue.ClueConf;
import org.cluelake.clue.Clues;
import org.cluelake.feature.AccountDay;
import org.cluelake.feature.AccountDeviceDay;
import org.cluelake.feature.AccountHour;
import org.cluelake.feature.AccountState;
import org.cluelake.feature.CallEdgeDay;
import org.cluelake.feature.CampaignReceiver;
import org.cluelake.feature.CardDeviceDay;
import org.cluelake.feature.CaseEntity;
import org.cluelake.feature.CaseState;
import org.cluelake.feature.CashHour;
import org.cluelake.feature.FeedbackState;
import org.cluelake.feature.ForwardDay;
import org.cluelake.feature.InboundAbroadDay;
import org.cluelake.feature.IotDay;
import org.cluelake.feature.LiftedEvidence;
import org.cluelake.feature.MessageCampaign;
import org.cluelake.feature.MessageTemplateDay;
import org.cluelake.feature.NumberDay;
import org.cluelake.feature.NumberEpoch;
import org.cluelake.feature.NumberHour;
import org.cluelake.feature.NumberOriginDay;
import org.cluelake.feature.NumberPlace;
import org.cluelake.feature.ObjectionState;
import org.cluelake.feature.OrderOriginDay;
import org.cluelake.feature.PartyMember;
import org.cluelake.feature.PeerCount;
import org.cluelake.feature.PersonCrossing;
import org.cluelake.feature.PersonDocumentState;
import org.cluelake.feature.RiskRoaming;
import org.cluelake.feature.RoamingDay;
import org.cluelake.feature.SharedDeviceCall;
import org.cluelake.feature.SubscriberState;
import org.cluelake.fusion.FusionConf;
import org.cluelake.region.CardOpening;
import org.cluelake.region.FlagCount;
import org.cluelake.region.FlagRate;
import org.cluelake.region.IndustryCount;
import org.cluelake.region.IndustryRate;
import org.cluelake.region.MuleWithdrawal;
import org.cluelake.region.PublicityCount;
import org.cluelake.region.PublicityRate;
import org.cluelake.region.RegionCardCount;
import org.cluelake.region.RegionCase;
import org.cluelake.region.RegionCaseOutcome;
import org.cluelake.region.RegionClueDuty;
import org.cluelake.region.RegionConf;
import org.cluelake.region.RegionEventDay;
import org.cluelake.region.RegionExposure;
import org.cluelake.region.RegionIndicator;
import org.cluelake.region.RegionPosterior;
import org.cluelake.region.RegionRecording;
import org.cluelake.region.RegionReportDay;
import org.cluelake.region.RegionService;
import org.cluelake.region.RegionServiceCount;
import org.cluelake.region.RegionSuspect;
import org.cluelake.region.RegionWarning;
import org.cluelake.region.RegionWithdrawal;
import org.cluelake.run.Step;
import org.cluelake.series.CaseSeries;
import org.cluelake.series.CaseUnit;
import org.cluelake.series.LeadAgency;

/**
 * The steps of a night. Detectors and features with parameters are found through {@code conf};
 * features without any are named here.
 */
public final class NightSteps {

  private NightSteps() {}

  /** Every step after cleaning that the configuration switches on. */
  public static List<Step> of(Path conf) {
    List<Step> steps = new ArrayList<>(plainFeatures());
    steps.addAll(Configured.features(conf));
    steps.addAll(LearnedScores.of(conf));
    steps.addAll(Configured.detectors(conf));
    FusionConf fusion = FusionSettings.read(conf);
    steps.add(
        new Clues(
            StrictYaml.read(conf.resolve("clues.yaml"), ClueConf.class), fusion.of("person")));
    ListConf lists = StrictYaml.read(conf.resolve("lists.yaml"), ListConf.class);
    steps.add(new PhoneCardList(lists, fusion.of("number")));
    steps.add(new BankCardList(lists, fusion.of("account")));
    steps.add(new CardPlace());
    steps.add(new CaseSeries());
    steps.add(new CaseUnit());
    steps.add(new LeadAgency());
    steps.addAll(regions(StrictYaml.read(conf.resolve("regions.yaml"), RegionConf.class)));
    return List.copyOf(steps);
  }

  private static List<Step> regions(RegionConf conf) {
    return List.of(
        new CardOpening(),
        new RegionCase(),
        new RegionSuspect(),
        new RegionCardCount(conf),
        new RegionWithdrawal(),
        new MuleWithdrawal(conf),
        new RegionReportDay(conf),
        new RegionWarning(conf),
        new RegionEventDay(conf),
        new RegionExposure(conf),
        new RegionPosterior(conf),
        new RegionIndicator(conf),
        new RegionRecording(conf),
        new RegionCaseOutcome(),
        new RegionClueDuty(conf),
        new RegionServiceCount(conf),
        new RegionService(conf),
        new IndustryCount(conf),
        new IndustryRate(conf),
        new FlagCount(conf),
        new FlagRate(conf),
        new PublicityCount(conf),
        new PublicityRate(conf));
  }

  private static List<Step> plainFeatures() {
    return List.of(
        new SubscriberState(),
        new NumberEpoch(),
        new AccountState(),
        new CaseState(),
        new CaseEntity(),
        new CallEdgeDay(),
        new NumberHour(),
        new NumberDay(),
        new NumberPlace(),
        new NumberOriginDay(),
        new OrderOriginDay(),
        new AccountHour(),
        new AccountDay(),
        new AccountDeviceDay(),
        new CashHour(),
        new PeerCount(),
        new PersonDocumentState(),
        new PersonCrossing(),
        new PartyMember(),
        new RiskRoaming(),
        new ObjectionState(),
        new FeedbackState(),
        new LiftedEvidence(),
        new IotDay(),
        new CardDeviceDay(),
        new SharedDeviceCall(),
        new InboundAbroadDay(),
        new ForwardDay(),
        new RoamingDay(),
        new MessageTemplateDay(),
        new MessageCampaign(),
        new CampaignReceiver());
  }
}
