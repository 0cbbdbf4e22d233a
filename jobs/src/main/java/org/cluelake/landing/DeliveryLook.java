package org.cluelake.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * A look at a day's delivery before it is landed: what manifests say against what lies there, by
 * names and sizes. It writes nothing and opens no file but the manifests.
 *
 * @param feeds feeds with a manifest that can be read
 * @param problems one sentence a file or manifest that would be refused, without any value of a row
 */
public record DeliveryLook(List<String> feeds, List<String> problems) {

  public DeliveryLook {
    feeds = List.copyOf(feeds);
    problems = List.copyOf(problems);
  }

  /**
   * Looks at the folder of a day.
   *
   * @param folder {@code <inbox>/<yyyy-MM-dd>}
   * @param contracts the source contracts
   */
  public static DeliveryLook at(Path folder, LocalDate date, List<TableContract> contracts) {
    try {
      DayFolder day =
          DayFolder.read(
              folder,
              date,
              contracts.stream()
                  .collect(Collectors.toMap(TableContract::name, Function.identity())));
      List<String> problems = new ArrayList<>();
      day.refused().forEach(f -> problems.add(f.name() + ": " + f.detail()));
      for (StatedFile stated : day.stated()) {
        String name = DeliveredName.shown(stated.entry().name());
        if (stated.refused() != null) {
          problems.add(name + ": " + stated.refused().getMessage());
        } else if (!DeliveredName.isSafe(stated.entry().name())) {
          problems.add(name + ": The name is no plain file name; deliver it under another.");
        } else {
          sizes(folder.resolve(stated.entry().name()), name, stated.entry().bytes(), problems);
        }
      }
      return new DeliveryLook(
          day.manifests().stream().map(m -> m.manifest().feed()).sorted().toList(), problems);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the day folder %s cannot be listed; check rights", date);
    }
  }

  private static void sizes(Path file, String name, long stated, List<String> problems)
      throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      problems.add(name + ": The manifest names it and it is not there; deliver it.");
    } else if (Files.size(file) != stated) {
      problems.add(
          name
              + ": It has "
              + Files.size(file)
              + " bytes where the manifest says "
              + stated
              + "; wait for its end, or deliver it again.");
    }
  }
}
