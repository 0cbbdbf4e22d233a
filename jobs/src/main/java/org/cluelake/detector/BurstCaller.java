package org.cluelake.detector;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a card that called many people in a few hours the way cold callers of fraud gangs do, and
 * that something beside its calls ties to fraud.
 *
 * <p>Why: a script needs many attempts to find one listener. Promoters and sales agents do the
 * same, and call statistics alone misjudge them, so that a burst without an independent fact is no
 * finding, however plain. Independent are: a live case names the card; it stands in a rack of cards
 * opened together; its device holds a card known for fraud; several people it reached talked soon
 * after with a number known for fraud, as a burst caller hands listeners on to a closer. Such facts
 * come days after the calls, so a burst of the last nights is looked at again. Known false alarms:
 * couriers and drivers, whose callees answer, call back and are called again, are let go by
 * ordinary signs; call centres by the enterprise that has held the line for long. A young
 * enterprise line is told apart, and so is a card that only an unknown past lifts to the limit.
 */
public final class BurstCaller extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Windows, limits and points, from {@code conf/detectors/burst-caller.yaml}.
   *
   * @param nights nights in which a burst may have been, tonight included
   * @param windowHours hours of a burst; it may begin on the day before
   * @param minAttempts attempts within those hours from which a card is looked at
   * @param historyDays nights of the card's past looked at, tonight's included
   * @param minHistoryDays nights of an older card's past that must be known
   * @param longTalkSeconds seconds of one call from which a called person was kept on the line
   * @param sharedTalkSeconds seconds a called person talked with a number known for fraud to count
   * @param handedHours hours after a called person was reached within which a talk with a number
   *     known for fraud counts as handed on
   * @param threshold points from which the finding fires; they are also its score, up to 1
   * @param guard what lets a card go
   * @param facts limits of the facts of its calls and their points
   * @param independent limits of the facts beside its calls and their points
   * @param rack when cards stand in a rack
   */
  public record Params(
      int nights,
      int windowHours,
      int minAttempts,
      int historyDays,
      int minHistoryDays,
      int longTalkSeconds,
      int sharedTalkSeconds,
      int handedHours,
      double threshold,
      Guard guard,
      Facts facts,
      Independent independent,
      Rack rack)
      implements Serializable {
    public Params {
      Require.that(
          nights >= 1 && nights <= historyDays, "nights is %s; want 1 to historyDays", nights);
      Require.that(handedHours >= 1, "handedHours is %s; want 1 or more", handedHours);
      Require.that(
          windowHours >= 1 && windowHours <= 24, "windowHours is %s; want 1 to 24", windowHours);
      Require.that(minAttempts >= 2, "minAttempts is %s; want 2 or more", minAttempts);
      Require.that(historyDays >= 2, "historyDays is %s; want 2 or more", historyDays);
      Require.that(
          minHistoryDays >= 1 && minHistoryDays <= historyDays,
          "minHistoryDays is %s; want 1 to historyDays",
          minHistoryDays);
      Require.that(
          sharedTalkSeconds >= 1, "sharedTalkSeconds is %s; want 1 or more", sharedTalkSeconds);
      Require.that(longTalkSeconds >= 1, "longTalkSeconds is %s; want 1 or more", longTalkSeconds);
      Require.that(facts.total() <= 1.0001, "points add up to %s; want at most 1", facts.total());
      Require.that(threshold > 0 && threshold <= 1, "threshold is %s; want 0 to 1", threshold);
    }
  }

  /**
   * What lets a card go.
   *
   * @param enterpriseDays days an enterprise has held a line that make it an established one
   * @param signs ordinary signs that let a card go
   * @param incomingShare share of all its calls that it received: an ordinary sign from here
   * @param backShare share of called numbers that called back: likewise
   * @param answerRate share of attempts answered: likewise
   * @param onceShare share of called numbers called once: an ordinary sign up to here
   * @param tenureDays days the holder has had the number: an ordinary sign from here
   * @param cells serving cells of a day: likewise
   */
  public record Guard(
      int enterpriseDays,
      int signs,
      double incomingShare,
      double backShare,
      double answerRate,
      double onceShare,
      int tenureDays,
      int cells)
      implements Serializable {
    public Guard {
      Require.that(enterpriseDays >= 1, "enterpriseDays is %s; want 1 or more", enterpriseDays);
      Require.that(signs >= 1 && signs <= 6, "signs is %s; want 1 to 6", signs);
    }
  }

  /** A limit and the points it is worth. */
  public record Fact(double limit, double points) implements Serializable {
    public Fact {
      Require.that(points >= 0 && points <= 1, "points are %s; want 0 to 1", points);
    }
  }

  /**
   * Facts that speak for a burst caller; together at most 1 point.
   *
   * @param attempts attempts within the window, from here
   * @param answerRate share of them answered, up to here
   * @param shortShare share of the answered ones over within 15 seconds, from here
   * @param onceShare share of called numbers called once, from here
   * @param backShare share of called numbers that called back, up to here
   * @param incomingShare share of all its calls that it received, up to here
   * @param cardDays days the holder has had the number, up to here
   * @param burstDays days of the past with as many attempts, tonight's included, up to here
   * @param ordinaryDays days of the past with calls but fewer attempts, up to here
   * @param handsets handsets of a day, from here
   * @param virtualOperator whether a virtual operator sold it; its limit is 1
   * @param longTalks people called and kept on the line, from here
   * @param sharedCallees people reached who also talk with a number known for fraud, from here
   */
  public record Facts(
      Fact attempts,
      Fact answerRate,
      Fact shortShare,
      Fact onceShare,
      Fact backShare,
      Fact incomingShare,
      Fact cardDays,
      Fact burstDays,
      Fact ordinaryDays,
      Fact handsets,
      Fact virtualOperator,
      Fact longTalks,
      Fact sharedCallees)
      implements Serializable {
    double total() {
      return Stream.of(
              attempts,
              answerRate,
              shortShare,
              onceShare,
              backShare,
              incomingShare,
              cardDays,
              burstDays,
              ordinaryDays,
              handsets,
              virtualOperator,
              longTalks,
              sharedCallees)
          .mapToDouble(Fact::points)
          .sum();
    }
  }

  /**
   * Facts beside the calls; without any there is no finding.
   *
   * @param named live cases that name the card, from here
   * @param rack cards of the rack it stands in, from here
   * @param sharedDevice other cards of its device that are known for fraud, from here; a copied
   *     device number ties nobody
   * @param handedOn people reached who talked with a number known for fraud soon after, from here
   */
  public record Independent(Fact named, Fact rack, Fact sharedDevice, Fact handedOn)
      implements Serializable {}

  /**
   * When cards stand in a rack, as {@link SimBox} tells them. Shares are 0 to 1.
   *
   * @param days nights of calls looked at, tonight included
   * @param minAttempts attempts on its busiest day from which a card counts
   * @param minCalleeShare distinct numbers called per attempt from which a card counts
   * @param maxIncomingShare calls received per call up to which a card counts
   * @param maxMessages messages received on these days up to which a card counts
   * @param batchDays cards opened within so many days of each other were opened together
   */
  public record Rack(
      int days,
      int minAttempts,
      double minCalleeShare,
      double maxIncomingShare,
      int maxMessages,
      int batchDays)
      implements Serializable {
    public Rack {
      Require.that(days >= 1, "rack.days is %s; want 1 or more", days);
      RackCards.Limits unused =
          new RackCards.Limits(
              minAttempts, minCalleeShare, maxIncomingShare, maxMessages, batchDays, 2);
    }

    /** The cards that stand like those of a rack. */
    RackCards cards(Fact group, int enterpriseDays) {
      return new RackCards(
          new RackCards.Limits(
              minAttempts,
              minCalleeShare,
              maxIncomingShare,
              maxMessages,
              batchDays,
              (int) group.limit()),
          enterpriseDays);
    }
  }

  private final Params params;

  public BurstCaller(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "burst-caller";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.NUMBER_HOUR, params.nights() + 1),
        Read.window(Tables.NUMBER_DAY, params.historyDays()),
        Read.window(Tables.CALL_EDGE_DAY, params.nights() + 1),
        Read.today(Tables.RISKY_CONTACT),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.DEVICE_CARD),
        Read.today(Tables.COPIED_DEVICE),
        Read.window(Tables.STATIC_CALLER, params.rack().days()),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.NUMBER_HOUR, params.nights() + 1));
  }

  @Override
  public String findings(AsOf asOf) {
    return new BurstCallerSql(params, asOf).text();
  }
}
