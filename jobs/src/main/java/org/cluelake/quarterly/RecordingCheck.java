package org.cluelake.quarterly;

import org.cluelake.listing.Recording;
import org.cluelake.region.RateRatio;
import org.cluelake.run.Require;

/**
 * The recording check: cases that an area files itself against reports that the public makes to
 * others, the nation's cases per report being 1. A target that counts filed cases is met by filing
 * fewer; reports stay.
 *
 * <p>Doubt needs the whole range of Clopper and Pearson to lie below 1, however few the cases: an
 * area that files hardly any is the very one to ask. Vouching needs reports enough; with fewer the
 * range reaches 1 whatever happens.
 *
 * @param level of the range
 * @param reports least reports of an area that can vouch for its recording
 */
public record RecordingCheck(double level, int reports) {

  public RecordingCheck {
    Require.that(
        level > 0.5 && level < 1, "recordingLevel is %s; want above 0.5 and below 1", level);
    Require.that(reports >= 1, "recordingReports is %s; want 1 or more", reports);
  }

  /**
   * What can be said of an area.
   *
   * @param cases filed of people who live there
   * @param reported reports of the public from there that claim a fraud
   * @param allCases cases of the nation
   * @param allReported reports of the nation
   */
  public Recording of(long cases, long reported, long allCases, long allReported) {
    if (reported == 0 || allCases == 0 || allReported == 0) {
      return Recording.CANNOT_TELL;
    }
    if (RateRatio.of(cases, allCases, reported, allReported, level).interval().high() < 1) {
      return Recording.IN_DOUBT;
    }
    return reported < reports ? Recording.CANNOT_TELL : Recording.CLEAN;
  }
}
