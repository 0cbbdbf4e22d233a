package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.job.Facts;
import org.cluelake.job.Published;
import org.cluelake.job.SweepBook;
import org.cluelake.job.Workshop;
import org.cluelake.report.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger}: the chain of publications, or one night's summary. */
@Command(
    name = "ledger",
    description =
        "Lists what was published and checks the chain; with --date, one night's summary.",
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LakeOptions options;

  @Option(names = "--date", converter = BusinessDate.class, description = "One night.")
  private LocalDate date;

  @Override
  public Integer call() {
    Workshop shop = options.open();
    PrintWriter out = spec.commandLine().getOut();
    List<Published> chain = shop.books().verifiedChain();
    if (date == null) {
      shop.books().historyLine().ifPresent(out::println);
    }
    for (Published p : chain) {
      if (date == null) {
        out.printf(
            "%4d  %s  generation %d  %d tables  %s%n",
            p.sequence(), p.bizDate(), p.gen(), p.contentHashes().size(), p.rowHash());
      } else if (p.bizDate().equals(date)) {
        try (Facts facts = new Facts(shop, p)) {
          out.println(Summary.of(facts.gather(false)));
        }
      }
    }
    if (date == null) {
      out.printf("%d publications, chain unbroken%n", chain.size());
      new SweepBook(shop.books().publications())
          .verified()
          .forEach(
              s ->
                  out.printf(
                      "swept: nights before %s, stated after publication %d%n",
                      s.before(), s.publications()));
    }
    out.flush();
    return 0;
  }
}
