package org.cluelake.landing;

/**
 * What one readable manifest brought. A feed without one was not delivered at all.
 *
 * @param feed the feed's name
 * @param refusal why the manifest as a whole is refused, or null; a refused manifest delivers
 *     nothing, however many files it names
 * @param filesStated files the manifest names; none is a delivery of no rows
 * @param filesAccepted how many of them were taken
 * @param rowsAccepted data rows in the files taken
 */
public record FeedDelivery(
    String feed, Refusal refusal, int filesStated, int filesAccepted, long rowsAccepted) {

  /** Whether the whole of what the manifest states was taken. */
  public boolean complete() {
    return refusal == null && filesAccepted == filesStated;
  }
}
