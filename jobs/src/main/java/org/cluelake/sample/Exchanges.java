package org.cluelake.sample;

import java.util.List;

/** Two honest exchanges through which several gangs change money: hubs that join unlike cases. */
final class Exchanges {

  private static final int COUNT = 2;

  private final List<Account> accounts;

  Exchanges(Population population) {
    this.accounts =
        population.enterprises(EnterpriseKind.MERCHANT, -1).stream()
            .limit(COUNT)
            .map(Enterprise::account)
            .toList();
  }

  Account pick(Draw draw) {
    return draw.pick(accounts);
  }

  boolean isExchange(Account account) {
    return accounts.contains(account);
  }
}
