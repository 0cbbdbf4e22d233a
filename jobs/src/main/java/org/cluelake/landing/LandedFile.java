package org.cluelake.landing;

import java.nio.file.Path;

/**
 * What became of one delivered file.
 *
 * @param feed the feed it was delivered for, or null where no readable manifest says so
 * @param name the file's name made safe to show: never a path, never to be opened
 * @param sha256 hash of the bytes as delivered, lower-case hex, or null where they were not read
 * @param bytes size as delivered
 * @param rowsStated data rows by the manifest, or null
 * @param rowsCounted data rows found, or null where the text was not read to its end
 * @param refusal null for an accepted file
 * @param detail problem and remedy in a sentence, without any value of the file; null if accepted
 * @param landed the decoded copy, or null for a refused file
 */
public record LandedFile(
    String feed,
    String name,
    String sha256,
    long bytes,
    Long rowsStated,
    Long rowsCounted,
    Refusal refusal,
    String detail,
    Path landed) {

  /** Whether the file was taken. */
  public boolean accepted() {
    return refusal == null;
  }

  /** The ledger's word: {@code accepted} or {@code refused}. */
  public String status() {
    return accepted() ? "accepted" : "refused";
  }

  LandedFile refusedAs(Refusal reason, String why) {
    return new LandedFile(feed, name, sha256, bytes, rowsStated, rowsCounted, reason, why, null);
  }
}
