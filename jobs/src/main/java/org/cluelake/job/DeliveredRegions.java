package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION;

import org.cluelake.bucket.SmallRead;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Codes of the areas that were ever delivered to a lake. */
public final class DeliveredRegions {

  private final PublicationChain lake;

  public DeliveredRegions(PublicationChain lake) {
    this.lake = lake;
  }

  /**
   * Holds a code to the region tables delivered so far: an area that has been dissolved since can
   * still object and be delisted.
   *
   * @param code six-digit code of an area
   * @throws PipelineException of kind INPUT where no region table was delivered, CONFIG where none
   *     holds the code
   */
  public void check(String code) {
    if (lake.lake().files(REGION).isEmpty()) {
      // The lock says first whether there is a lake at all.
      try (LakeLock unused = LakeLock.take(lake.lake())) {
        throw PipelineException.of(
            ErrorKind.INPUT,
            "no region table is delivered, so no area can be told from a slip of the pen; run a"
                + " night with the feed region");
      }
    }
    try (SmallRead reader = lake.reader()) {
      SmallRead unused = reader.with("region", REGION, lake.lake().files(REGION));
      if (reader
          .rows("SELECT 1 AS found FROM region WHERE code = " + Kernel.quoted(code), "found")
          .isEmpty()) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "no delivered region table holds an area %s; check --region, a six-digit code",
            code);
      }
    }
  }
}
