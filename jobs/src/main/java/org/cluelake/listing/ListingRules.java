package org.cluelake.listing;

import java.io.Serializable;
import org.cluelake.run.Require;

/**
 * When the system may recommend what: {@code conf/listing.yaml}. No official formula is public;
 * these are settings of this house that its owners sign off.
 *
 * @param version raised with every change
 * @param watch probability of an index above 1.5 from which an area is watched
 * @param enter probability of being above a step's limit from which the step is recommended
 * @param leave probability at or below which a step down is recommended
 * @param relist probability during the look-back from which a step up is recommended
 * @param worst probability of a rank among the worst 5% that asks for an interview
 * @param delistLimit 2 or 3: of which multiple of the nation the next probability is
 * @param delist probability of an index above that limit at or below which delisting is recommended
 * @param variants least share of plausible variants for a listing
 * @param familiesAbove least families with a risk above 1
 * @param windows windows in a row that enter and leave
 * @param watchQuarters quarters after which a watch ends by itself
 * @param redQuarters quarters in red after which an interview is recommended
 * @param listedQuarters least quarters on the list
 * @param lookBackQuarters quarters of look-back
 * @param renewQuarters quarters on the list without a decision after which it is overdue
 * @param noticeDays working days of notice before a listing may be decided
 * @param shortNoticeDays the same for an area in its look-back
 * @param answerDays days after which an unanswered recommendation expires
 */
public record ListingRules(
    int version,
    double watch,
    double enter,
    double leave,
    double relist,
    double worst,
    int delistLimit,
    double delist,
    double variants,
    int familiesAbove,
    int windows,
    int watchQuarters,
    int redQuarters,
    int listedQuarters,
    int lookBackQuarters,
    int renewQuarters,
    int noticeDays,
    int shortNoticeDays,
    int answerDays)
    implements Serializable {

  private static final double LEAST_GAP = 0.3;

  public ListingRules {
    Require.that(version > 0, "version is %s; want 1 or more", version);
    share("watch", watch);
    share("enter", enter);
    share("leave", leave);
    share("relist", relist);
    share("worst", worst);
    Require.that(
        delistLimit == 2 || delistLimit == 3, "delistLimit is %s; want 2 or 3", delistLimit);
    share("delist", delist);
    share("variants", variants);
    Require.that(
        enter - leave >= LEAST_GAP - 1e-9 && enter - delist >= LEAST_GAP - 1e-9,
        "enter is %s, leave %s and delist %s; want a gap of %s or more, or areas would come and go"
            + " by chance",
        enter,
        leave,
        delist,
        LEAST_GAP);
    Require.that(windows >= 2, "windows is %s; want 2 or more, for windows overlap", windows);
    Require.that(familiesAbove >= 1, "familiesAbove is %s; want 1 or more", familiesAbove);
    atLeastOne("watchQuarters", watchQuarters);
    atLeastOne("redQuarters", redQuarters);
    atLeastOne("listedQuarters", listedQuarters);
    atLeastOne("lookBackQuarters", lookBackQuarters);
    atLeastOne("renewQuarters", renewQuarters);
    atLeastOne("shortNoticeDays", shortNoticeDays);
    atLeastOne("answerDays", answerDays);
    Require.that(
        noticeDays >= shortNoticeDays,
        "noticeDays is %s; want shortNoticeDays (%s) or more",
        noticeDays,
        shortNoticeDays);
  }

  private static void share(String name, double value) {
    Require.that(value >= 0 && value <= 1, "%s is %s; want 0 to 1", name, value);
  }

  private static void atLeastOne(String name, int value) {
    Require.that(value >= 1, "%s is %s; want 1 or more", name, value);
  }
}
