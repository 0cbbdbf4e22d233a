package org.cluelake.listing;

import java.time.LocalDate;
import java.util.List;

/**
 * What people decided about an area.
 *
 * @param quarter quarter whose figures they had before them
 * @param on day of the decision
 * @param to state from then on; the present one to keep it
 * @param by who decided, by office and name
 * @param reason why, from the list
 * @param text reasons in plain words, also where the recommendation is followed
 * @param evidence hash of the publication they had before them
 */
public record Decision(
    Quarter quarter,
    LocalDate on,
    State to,
    List<String> by,
    Reason reason,
    String text,
    String evidence) {

  /** Why people decide as they do. */
  public enum Reason {
    /** As the figures recommend. */
    AS_RECOMMENDED(false),
    /** The written reply of the area explains the figures. */
    REPLY_EXPLAINS(true),
    /** Something the figures do not know. */
    KNOWN_OTHERWISE(true),
    /** The figures are in doubt. */
    FIGURES_IN_DOUBT(true),
    /** The plan of rectification was accepted. */
    PLAN_ACCEPTED(false),
    /** The field assessment was passed. */
    ASSESSMENT_PASSED(false),
    /** The field assessment was not passed. */
    ASSESSMENT_FAILED(false),
    /** The hearing was held; its minutes are named in the text. */
    HEARD(false);

    private final boolean isOverride;

    Reason(boolean isOverride) {
      this.isOverride = isOverride;
    }

    /** Whether it departs from the figures, for which two people sign. */
    public boolean isOverride() {
      return isOverride;
    }
  }

  public Decision {
    by = List.copyOf(by);
  }
}
