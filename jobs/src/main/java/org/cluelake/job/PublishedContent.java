package org.cluelake.job;

import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** What a publication says its tables hold, against what they hold. */
final class PublishedContent {

  private PublishedContent() {}

  /** Reads every table of a published night back and holds it to the hashes of the publication. */
  static void verify(PublicationChain chain, Published night) {
    try (SmallRead read = chain.reader()) {
      for (TableContract table : PublishStage.published()) {
        String wanted = night.contentHashes().get(table.id());
        if (wanted == null) {
          continue;
        }
        String found =
            read.contentHash(table, chain.lake().files(table, night.bizDate(), night.gen())).text();
        if (!found.equals(wanted)) {
          throw PipelineException.of(
              ErrorKind.DATA,
              "%s of %s no longer has the content that was published; restore it from backup",
              table.id(),
              night.bizDate());
        }
      }
    }
  }
}
