package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A day's hits as delivered. */
final class WebRows {

  private final Clock clock;

  WebRows(Setting setting) {
    this.clock = setting.clock();
  }

  List<String[]> rows(int day, List<WebHit> hits) {
    List<WebHit> ordered = new ArrayList<>(hits);
    ordered.removeIf(h -> h.day() != day);
    ordered.sort(
        Comparator.comparingInt(WebHit::at)
            .thenComparing(WebHit::number)
            .thenComparing(WebHit::name)
            .thenComparing(WebHit::action));
    String prefix = "W" + clock.dateText(day).replace("-", "") + "-";
    List<String[]> rows = new ArrayList<>(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      WebHit hit = ordered.get(i);
      rows.add(
          new String[] {
            prefix + (10_000_000 + i),
            hit.number(),
            clock.timeText(hit.at()),
            hit.app() ? "app" : "domain",
            hit.name(),
            hit.action(),
            Integer.toString(hit.hits())
          });
    }
    return rows;
  }
}
