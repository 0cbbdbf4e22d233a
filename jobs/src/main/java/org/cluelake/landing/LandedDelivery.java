package org.cluelake.landing;

import java.util.List;
import java.util.Optional;

/**
 * One day's delivery, landed.
 *
 * @param files one record per file named by a manifest or found without one, in the order of the
 *     feeds' names and then of the manifest
 * @param feeds one record per readable manifest of a known feed, by name
 */
public record LandedDelivery(List<LandedFile> files, List<FeedDelivery> feeds) {

  public LandedDelivery {
    files = List.copyOf(files);
    feeds = List.copyOf(feeds);
  }

  /** The files taken. */
  public List<LandedFile> accepted() {
    return files.stream().filter(LandedFile::accepted).toList();
  }

  /** The files not taken, each with its reason. */
  public List<LandedFile> refused() {
    return files.stream().filter(f -> !f.accepted()).toList();
  }

  /** What was delivered for a feed, if anything was. */
  public Optional<FeedDelivery> feed(String name) {
    return feeds.stream().filter(f -> f.feed().equals(name)).findFirst();
  }
}
