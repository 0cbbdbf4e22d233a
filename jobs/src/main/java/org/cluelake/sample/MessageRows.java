package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A day's messages as delivered. */
final class MessageRows {

  private static final Comparator<Message> ORDER =
      Comparator.comparingInt(Message::at)
          .thenComparing(Message::sender)
          .thenComparing(Message::receiver)
          .thenComparing(Message::template);

  private final Clock clock;

  MessageRows(Setting setting) {
    this.clock = setting.clock();
  }

  Stream<String[]> rows(int day, List<Message> messages) {
    List<Message> ordered = new ArrayList<>(messages);
    ordered.sort(ORDER);
    String prefix = "S" + clock.dateText(day).replace("-", "") + "-";
    return IntStream.range(0, ordered.size())
        .mapToObj(i -> row(prefix + (10_000_000 + i), ordered.get(i)));
  }

  private String[] row(String id, Message m) {
    return new String[] {
      id,
      m.sender(),
      m.receiver(),
      clock.timeText(m.at()),
      m.delivered() ? "1" : "0",
      m.template() == 0 ? null : "%016x".formatted(m.template()),
      m.templateClass(),
      null,
      m.domain(),
      m.platform(),
      m.trunk()
    };
  }
}
