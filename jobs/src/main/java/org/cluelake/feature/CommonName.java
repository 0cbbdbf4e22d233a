package org.cluelake.feature;

import java.io.Serializable;
import org.cluelake.run.Require;

/**
 * When many engage with a domain or app and few of them report a fraud: a shop that a case names in
 * error, or one gang's page on somebody's app. Of a fraud's own site most who engage are victims.
 *
 * @param engaged numbers that engaged with it in the window of {@code web_target}
 * @param casesPerMille live cases that name it, below so many for a thousand of them
 * @param settledDays days after the first case from which this is final; before, victims have not
 *     yet reported
 */
public record CommonName(int engaged, int casesPerMille, int settledDays) implements Serializable {

  public CommonName {
    Require.that(engaged >= 1, "common.engaged is %s; want 1 or more", engaged);
    Require.that(
        casesPerMille >= 1 && casesPerMille <= 1000,
        "common.casesPerMille is %s; want 1 to 1000",
        casesPerMille);
    Require.that(settledDays >= 0, "common.settledDays is %s; want 0 or more", settledDays);
  }

  /** The condition over {@code engaged} of {@code web_target} and {@code cases} of the name. */
  String condition() {
    return "engaged >= %d AND cases * 1000 < engaged * %d".formatted(engaged, casesPerMille);
  }
}
