package org.cluelake.contract;

import java.io.Serializable;
import java.util.List;

/**
 * How a feed is delivered; source contracts only.
 *
 * @param owner who delivers it
 * @param charsets accepted charsets, tried strictly in this order
 * @param zone the zone of times without an offset
 * @param earliest first date accepted in any date or time column, {@code yyyy-MM-dd}
 * @param maxFileBytes largest accepted file after decompression
 * @param maxRowChars longest accepted row
 * @param reference whether the feed is a full picture delivered on change rather than a day's rows
 * @param eventTime the timestamp column that lies within the business date of the delivery, or null
 *     where rows of other days may be delivered too
 * @param acceptsFrom the oldest contract version still accepted, whose deliveries lack the optional
 *     columns added since; null where the present version alone is accepted
 */
public record FeedSpec(
    String owner,
    List<String> charsets,
    String zone,
    String earliest,
    long maxFileBytes,
    int maxRowChars,
    boolean reference,
    String eventTime,
    Integer acceptsFrom)
    implements Serializable {

  public FeedSpec {
    charsets = List.copyOf(charsets);
  }
}
