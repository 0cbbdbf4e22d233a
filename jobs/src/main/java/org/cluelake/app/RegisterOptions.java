package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cluelake.job.DeliveredCalendar;
import org.cluelake.job.DeliveredRegions;
import org.cluelake.job.ListingConf;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.RegisterBook;
import org.cluelake.listing.Act;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Register;
import org.cluelake.listing.Side;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that adds a line about one area to the register. */
final class RegisterOptions {

  @Mixin private StoredLakeOptions lake;

  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(
      names = "--side",
      required = true,
      description =
          "source: where suspects, accounts and cards come from; victim: where losses occur.")
  private Side side;

  @Option(
      names = "--region",
      required = true,
      description = "Code of the area, as in the delivered region table.")
  private String region;

  @Option(
      names = "--quarter",
      required = true,
      converter = QuarterText.class,
      description = "Quarter whose figures it is about, such as 2026Q1.")
  Quarter quarter;

  @Option(
      names = "--on",
      required = true,
      converter = BusinessDate.class,
      description = "Day it is done.")
  LocalDate on;

  @Option(
      names = "--by",
      required = true,
      description = "Who, by office and name; repeat it for each.")
  List<String> by;

  @Option(names = "--text", required = true, description = "Reasons in plain words.")
  String text;

  /** Reads {@code 2026Q1}. */
  static final class QuarterText implements ITypeConverter<Quarter> {
    @Override
    public Quarter convert(String text) {
      return Quarter.parse(text);
    }
  }

  /** The lake's publications. */
  PublicationChain chain() {
    return lake.chain();
  }

  /** The register of the area as it stands; an area nobody delivered has none. */
  Register register(PublicationChain chain) {
    new DeliveredRegions(chain).check(region);
    return new Register(
        side,
        region,
        new RegisterBook(chain).history(side, region),
        ListingConf.read(conf.folder()),
        new DeliveredCalendar(chain));
  }

  /** Adds the line and says what it did. */
  void append(PublicationChain chain, Act act, PrintWriter out) {
    new RegisterBook(chain).append(List.of(act));
    out.printf(
        "%s %s: %s, %s%n",
        side.name().toLowerCase(Locale.ROOT),
        region,
        act.kind().name().toLowerCase(Locale.ROOT),
        act.from() == act.to()
            ? "stays at " + act.to().word()
            : "from " + act.from().word() + " to " + act.to().word());
    out.flush();
  }
}
