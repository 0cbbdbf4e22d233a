package org.cluelake.report;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.report.NightFacts.DeliveredFile;
import org.cluelake.report.NightFacts.Feed;

/** What a reader in a hurry needs: one sentence, a few figures, and what is not as it should be. */
final class Headline {

  private Headline() {}

  static String of(NightFacts facts) {
    long urgent =
        facts.clues().cells().stream()
            .filter(c -> "urgent".equals(c.group()) && !c.isGone())
            .mapToLong(NightFacts.Cell::count)
            .sum();
    long open = facts.clues().alive();
    return Words.number(open)
        + (open == 1 ? " clue is open, " : " clues are open, ")
        + Words.number(urgent)
        + " of them urgent; "
        + Words.number(accepted(facts))
        + " delivered rows were read, "
        + Words.number(quarantined(facts))
        + " set aside with a reason.";
  }

  static List<NightPage.Tile> tiles(NightFacts facts) {
    List<NightPage.Tile> tiles = new ArrayList<>();
    long refused = facts.files().stream().filter(DeliveredFile::isRefused).count();
    tiles.add(
        new NightPage.Tile(
            Words.number(facts.files().size() - refused),
            "files accepted",
            refused == 0 ? "none refused" : Words.number(refused) + " refused"));
    tiles.add(
        new NightPage.Tile(
            Words.number(accepted(facts)),
            "rows accepted",
            "of "
                + Words.number(facts.feeds().stream().mapToLong(Feed::rowsIn).sum())
                + " in accepted files"));
    tiles.add(population(facts.clues()));
    facts.lists().forEach(list -> tiles.add(population(list)));
    return List.copyOf(tiles);
  }

  private static NightPage.Tile population(NightFacts.Population p) {
    return new NightPage.Tile(
        Words.number(p.alive()), Words.shown(p.title()), Breakdown.of(p).compared());
  }

  static List<String> warnings(NightFacts facts) {
    List<String> warnings = new ArrayList<>();
    if (!facts.degraded().isEmpty()) {
      warnings.add(
          "Feeds missing, the night was made without them: "
              + Words.shown(String.join(", ", facts.degraded()))
              + ".");
    }
    if (facts.staleAfter() != null) {
      warnings.add(
          "A backfill changed the night of "
              + facts.staleAfter()
              + " after this one was made; run this date again with --reopen.");
    }
    for (Feed feed : facts.feeds()) {
      if (feed.accepted() + feed.quarantined() != feed.rowsIn()) {
        warnings.add("Rows of " + Words.shown(feed.name()) + " do not add up.");
      }
      if (feed.money() != null && !feed.money().isReconciled()) {
        warnings.add("Money of " + Words.shown(feed.name()) + " does not add up.");
      }
    }
    return List.copyOf(warnings);
  }

  private static long accepted(NightFacts facts) {
    return facts.feeds().stream().mapToLong(Feed::accepted).sum();
  }

  private static long quarantined(NightFacts facts) {
    return facts.feeds().stream().mapToLong(Feed::quarantined).sum();
  }
}
