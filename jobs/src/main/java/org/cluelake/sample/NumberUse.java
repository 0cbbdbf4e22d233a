package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** What a gang's number did within the delivered days. */
final class NumberUse {

  final FraudNumber number;
  final List<Call> calls = new ArrayList<>();

  NumberUse(FraudNumber number) {
    this.number = number;
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
