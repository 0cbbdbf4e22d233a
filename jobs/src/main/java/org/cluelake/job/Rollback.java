package org.cluelake.job;

import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.RUN_PIN;
import static org.cluelake.contract.Tables.TOKEN_REGISTRY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cluelake.bucket.Adoption;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * Publishes an earlier generation of a night again, as a new generation with the same rows. Nothing
 * is taken back from the tables: the chain gets one more publication, which readers follow as ever,
 * and the exports say what the generation in between had sent and no longer stands.
 *
 * <p>The order is that of a night: the file ledger first, so that a generation that was not
 * finished is never taken up by another run; the pins last, after the publication. Killed anywhere,
 * it is run again; what it left unfinished no reader follows.
 */
public final class Rollback {

  private final Workshop shop;
  private final Progress progress;

  /** Rollbacks of a lake; the caller holds its lock. */
  public Rollback(Workshop shop, Progress progress) {
    this.shop = shop;
    this.progress = progress;
  }

  /**
   * Makes readers follow an earlier generation of a night again.
   *
   * @throws PipelineException of kind CONFIG where there is no such generation, it is followed
   *     already, or its contracts are no longer in force; of kind DATA where it is damaged
   */
  public Published to(LocalDate date, int gen) {
    Published wanted =
        shop.books().verifiedChain().stream()
            .filter(p -> p.bizDate().equals(date) && p.gen() == gen)
            .findFirst()
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.CONFIG,
                        "generation %d of %s was never published; ledger lists those that were",
                        gen,
                        date));
    Published now = shop.books().published(date).orElseThrow();
    if (now.contentHashes().equals(wanted.contentHashes())) {
      return finish(date, gen, now);
    }
    if (!ContractHash.current().equals(wanted.contractHash())) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "generation %d of %s was made by other contracts; run nightly --reopen for it instead",
          gen,
          date);
    }
    PublishedContent.verify(shop.books().publications(), wanted);
    int next = next(date, now.gen());
    shop.clearStaging();
    StepRun unusedLedger = copy(FILE_LEDGER, date, gen, next);
    List<StepRun> runs = new ArrayList<>();
    for (TableContract table : PublishStage.published()) {
      if (shop.lake().hasSlice(table, date, gen)) {
        runs.add(copy(table, date, gen, next));
      }
    }
    StepRun unusedRegistry = copy(TOKEN_REGISTRY, date, gen, next);
    progress.line(date + " generation " + next + ": " + runs.size() + " tables as of " + gen);
    return finish(date, gen, new PublishStage(shop, date, next).again(runs, wanted));
  }

  /** What stands after the publication; nothing where it was done before. */
  private Published finish(LocalDate date, int gen, Published published) {
    StepRun unusedPins = copy(RUN_PIN, date, gen, published.gen());
    List<Long> unusedEvents = new ExportStage(shop).run();
    shop.clearStaging();
    return published;
  }

  /** A generation no run has touched. */
  private int next(LocalDate date, int last) {
    int gen = last + 1;
    while (shop.lake().hasSlice(FILE_LEDGER, date, gen)
        || shop.lake().hasSlice(RUN_PIN, date, gen)) {
      gen++;
    }
    return gen;
  }

  private StepRun copy(TableContract table, LocalDate date, int from, int to) {
    List<StagedFile> staged = new ArrayList<>();
    if (!shop.lake().hasSlice(table, date, to)) {
      for (SliceFile file : shop.lake().files(table, date, from)) {
        staged.add(staged(table, file));
      }
      boolean unused = shop.lake().append(table, date, to, staged);
    }
    return StepRun.found(shop, "rollback-to-g" + from + "-" + table.id(), table, date, to);
  }

  /** A copy, held to its contract and its name again. */
  private StagedFile staged(TableContract table, SliceFile file) {
    try {
      Path scratch = Files.createDirectories(Path.of(shop.bounds().scratch(), "rollback"));
      Path copy = scratch.resolve("copy.parquet");
      if (RemoteFiles.isLocal(file.uri())) {
        Path unused =
            Files.copy(
                Path.of(RemoteFiles.path(file.uri())), copy, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Path unused = RemoteFiles.fetch(file.uri(), copy);
      }
      return Adoption.adopt(
          table, copy, file.bucket(), shop.bounds(), shop.lake().folder("_staging").toString());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s: a file cannot be copied to scratch", table.id());
    }
  }
}
