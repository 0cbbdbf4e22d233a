package org.cluelake.job;

import java.nio.file.Path;
import org.cluelake.listing.ListingRules;

/** {@code conf/listing.yaml}. */
public final class ListingConf {

  private ListingConf() {}

  /** The rules of the register; unknown and missing keys are refused by name. */
  public static ListingRules read(Path conf) {
    return StrictYaml.read(conf.resolve("listing.yaml"), ListingRules.class);
  }
}
