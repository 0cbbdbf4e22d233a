package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** A person drawn in by a campaign; the lists are filled while its story is told. */
final class Victim {

  final Person person;
  final Line line;
  final Account account;
  final Campaign campaign;
  final boolean byPhone;

  /** Talks with the campaign's numbers, both ways. */
  final List<Call> talks = new ArrayList<>();

  /** Payments to mules, in any state. */
  final List<Transfer> payments = new ArrayList<>();

  /** Numbers of the campaign in these talks, first use first. */
  final List<FraudNumber> numbers = new ArrayList<>();

  Victim(Person person, Line line, Account account, Campaign campaign, boolean byPhone) {
    this.person = person;
    this.line = line;
    this.account = account;
    this.campaign = campaign;
    this.byPhone = byPhone;
  }

  long settled() {
    return payments.stream().filter(Transfer::isSettled).mapToLong(Transfer::cents).sum();
  }
}
