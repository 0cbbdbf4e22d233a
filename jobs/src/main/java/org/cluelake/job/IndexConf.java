package org.cluelake.job;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.cluelake.composite.IndexPlan;
import org.cluelake.listing.Side;
import org.cluelake.quarterly.Assessment;
import org.cluelake.quarterly.RecordingCheck;
import org.cluelake.run.Require;

/**
 * What the indices are made of: {@code conf/index.yaml}.
 *
 * @param version raised with every change
 * @param draws posterior draws of an index
 * @param variants plausible variants, the plan among them
 * @param worst the confidence set holds all areas that may be among so many worst
 * @param leastEvents an area with fewer events on a side has no window
 * @param alarmShare share of weeks that alarm by chance
 * @param minSigma least standard deviation of an alarm's baseline, in events
 * @param completeness least share of the window an indicator's data cover, and of placed codes
 * @param recordingLevel level of the range of cases per report, above which chance is ruled out
 * @param recordingReports least reports of the public that can vouch for an area's recording
 * @param source families of the source side
 * @param victim families of the victim side
 * @param recordedByOthers indicators that the area itself does not record
 * @param alarmed indicators whose weeks can alarm: those dated by what happened, not by when it
 *     became known
 */
record IndexConf(
    int version,
    int draws,
    int variants,
    int worst,
    int leastEvents,
    double alarmShare,
    double minSigma,
    double completeness,
    double recordingLevel,
    int recordingReports,
    SortedMap<String, IndexPlan.Family> source,
    SortedMap<String, IndexPlan.Family> victim,
    List<String> recordedByOthers,
    List<String> alarmed) {

  IndexConf {
    Require.that(
        completeness > 0 && completeness <= 1,
        "completeness is %s; want above 0, up to 1",
        completeness);
    RecordingCheck unused = new RecordingCheck(recordingLevel, recordingReports);
    recordedByOthers = List.copyOf(recordedByOthers);
    alarmed = List.copyOf(alarmed);
  }

  static IndexConf read(Path conf) {
    return StrictYaml.read(conf.resolve("index.yaml"), IndexConf.class);
  }

  IndexPlan plan(Side side) {
    return new IndexPlan(side == Side.SOURCE ? source : victim);
  }

  RecordingCheck recordingCheck() {
    return new RecordingCheck(recordingLevel, recordingReports);
  }

  Assessment assessment(Side side) {
    return new Assessment(
        side,
        plan(side),
        new Assessment.Settings(
            version, draws, variants, worst, leastEvents, alarmShare, minSigma));
  }
}
