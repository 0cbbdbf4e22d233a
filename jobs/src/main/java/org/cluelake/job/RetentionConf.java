package org.cluelake.job;

import java.nio.file.Path;
import org.cluelake.run.Require;

/**
 * {@code conf/retention.yaml}: how long the rows of a night are kept, counted in business dates
 * from the newest published night, so that no clock decides.
 *
 * @param keepDays nights before the newest that are kept
 * @param appealDays days after the end of a measure within which it may be appealed, so that its
 *     evidence is needed; six months by the Administrative Litigation Law, Art. 46
 * @param safetyNights publications after a sweep before its files are deleted, for readers of older
 *     versions
 */
public record RetentionConf(int keepDays, int appealDays, int safetyNights) {

  public RetentionConf {
    Require.that(appealDays >= 0, "appealDays is %s; want 0 or more", appealDays);
    Require.that(safetyNights >= 0, "safetyNights is %s; want 0 or more", safetyNights);
    Require.that(
        keepDays >= Audit.LONGEST_DAYS + appealDays,
        "keepDays is %s; a clue or list entry may hold for %s days and is open to appeal for %s"
            + " more, so want %s or more",
        keepDays,
        Audit.LONGEST_DAYS,
        appealDays,
        Audit.LONGEST_DAYS + appealDays);
  }

  /** Reads the file of a configuration folder and holds it to what the nights read. */
  public static RetentionConf read(Path conf) {
    RetentionConf read = StrictYaml.read(conf.resolve("retention.yaml"), RetentionConf.class);
    int pinned = NightConf.read(conf).pinnedDays();
    Require.that(
        read.keepDays() > pinned,
        "keepDays is %s; a night reads %s nights before it (pinnedDays of night.yaml)",
        read.keepDays(),
        pinned);
    return read;
  }
}
