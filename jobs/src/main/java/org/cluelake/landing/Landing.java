package org.cluelake.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Lands a day's delivery: {@code <inbox>/<yyyy-MM-dd>/} becomes checked, decoded copies under their
 * hash, and one record per file. A refused file refuses itself only.
 *
 * <p>The outcome depends on the delivered bytes, the contracts and the hashes accepted earlier, not
 * on the number of threads. Landing the same day again yields the same records and the same copies,
 * provided the hashes accepted earlier leave out those of the day itself.
 */
public final class Landing {

  private final Path inbox;
  private final Path landing;
  private final Map<String, TableContract> contracts;
  private final Predicate<String> acceptedEarlier;
  private final int threads;

  /**
   * @param inbox where agencies deliver, one folder per business date
   * @param landing where the lake keeps accepted files; made if absent
   * @param feeds the source contracts
   * @param acceptedEarlier whether a sha256 (lower-case hex) was accepted in an earlier delivery
   * @param threads files landed at the same time
   */
  public Landing(
      Path inbox,
      Path landing,
      List<TableContract> feeds,
      Predicate<String> acceptedEarlier,
      int threads) {
    this.inbox = inbox;
    this.landing = landing;
    this.contracts =
        feeds.stream().collect(Collectors.toMap(TableContract::name, Function.identity()));
    this.acceptedEarlier = acceptedEarlier;
    this.threads = threads;
  }

  /**
   * Lands everything of one business date. Only one run may land a date at a time.
   *
   * @throws PipelineException INPUT if the day's folder is absent; RESOURCE if a disk fails
   */
  public LandedDelivery land(LocalDate date) {
    Path folder = inbox.resolve(date.toString());
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "The inbox has no folder %s. Check --date and the inbox, or wait for the delivery.",
          date);
    }
    DayFolder day;
    LandingStore store = new LandingStore(landing, date);
    try {
      store.prepare();
      day = DayFolder.read(folder, date, contracts);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.RESOURCE,
          "The day folder %s cannot be listed or the landing folder not be written. Check rights"
              + " and space, then run again.",
          date);
    }
    List<LandedFile> files =
        withoutRepeats(landAll(new FileLanding(folder, store, acceptedEarlier), day.stated()));
    List<FeedDelivery> feeds = deliveries(day.manifests(), files);
    files.addAll(day.refused());
    return new LandedDelivery(files, feeds);
  }

  /** Whether a feed has a manifest in the folder of a date. */
  public boolean states(LocalDate date, String feed) {
    return Files.exists(inbox.resolve(date.toString()).resolve(feed + Manifest.SUFFIX));
  }

  private List<LandedFile> landAll(FileLanding one, List<StatedFile> stated) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<LandedFile>> results = new ArrayList<>();
      stated.forEach(s -> results.add(pool.submit(() -> one.land(s))));
      List<LandedFile> files = new ArrayList<>();
      for (Future<LandedFile> result : results) {
        files.add(result.get());
      }
      return files;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PipelineException failure) {
        throw failure;
      }
      throw PipelineException.causedBy(
          e.getCause(), ErrorKind.INTERNAL, "Landing stopped on an unforeseen error.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "Landing was interrupted.");
    } finally {
      // Running files are let go; their leftovers are of this date and removed by its next run.
      List<Runnable> unused = pool.shutdownNow();
    }
  }

  /** The same bytes twice in a delivery: the first in order stands. */
  private static List<LandedFile> withoutRepeats(List<LandedFile> files) {
    Set<String> seen = new HashSet<>();
    List<LandedFile> once = new ArrayList<>();
    for (LandedFile file : files) {
      boolean repeated = file.accepted() && !seen.add(file.sha256());
      once.add(
          repeated
              ? file.refusedAs(
                  Refusal.FILE_DUPLICATE,
                  "The same bytes are in this delivery under another name or entry; nothing is"
                      + " lost, leave them out.")
              : file);
    }
    return once;
  }

  private List<FeedDelivery> deliveries(
      List<DayFolder.ReadManifest> manifests, List<LandedFile> files) {
    List<FeedDelivery> feeds = new ArrayList<>();
    for (DayFolder.ReadManifest read : manifests) {
      Manifest manifest = read.manifest();
      List<LandedFile> taken =
          files.stream()
              .filter(f -> f.accepted() && Objects.equals(f.feed(), manifest.feed()))
              .toList();
      feeds.add(
          new FeedDelivery(
              manifest.feed(),
              read.refused() == null ? null : read.refused().refusal(),
              manifest.files().size(),
              taken.size(),
              taken.stream().mapToLong(LandedFile::rowsCounted).sum()));
    }
    return feeds;
  }
}
