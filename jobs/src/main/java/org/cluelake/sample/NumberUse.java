package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** What a gang's number did within the delivered days. */
final class NumberUse {

  final FraudNumber number;
  final List<Call> calls = new ArrayList<>();
  final List<Message> mass = new ArrayList<>();

  NumberUse(FraudNumber number) {
    this.number = number;
  }

  /** Takes note of a message with the words of its gang; those to one victim have none. */
  void wrote(Message message) {
    if (message.template() != 0 && number.isActive(message.day())) {
      mass.add(message);
    }
  }

  boolean isUsed(int from, int to) {
    return calls.stream().anyMatch(c -> c.at() >= from && c.at() < to);
  }

  int first() {
    return calls.stream().mapToInt(Call::at).min().orElseThrow();
  }

  int last() {
    return calls.stream().mapToInt(Call::end).max().orElseThrow();
  }
}
