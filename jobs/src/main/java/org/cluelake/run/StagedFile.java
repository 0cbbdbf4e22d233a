package org.cluelake.run;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A file a step has written and held to its contract, ready to be committed.
 *
 * @param uri where it lies in the lake's staging folder; its name is the hash of its bytes
 * @param bucket its bucket, or -1 where the table has none
 * @param hash order-free hash of its rows
 * @param bytes its size
 */
public record StagedFile(String uri, int bucket, ContentHash hash, long bytes)
    implements Serializable {

  /** The file as one of a night's slice, before it is committed. */
  public SliceFile on(LocalDate bizDate, int gen) {
    return new SliceFile(uri, bizDate, gen, bucket, hash.rows(), bytes);
  }
}
