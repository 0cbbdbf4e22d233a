package org.cluelake.sample;

import java.util.List;

/**
 * Who knows whom: family first, then friends of the county, a few elsewhere; the same every day.
 */
final class Acquaintances {

  private static final int MOST = 24;

  private final Setting setting;
  private final Population population;

  Acquaintances(Setting setting, Population population) {
    this.setting = setting;
    this.population = population;
  }

  /** Somebody the person knows, the closest most often; may be the person. */
  Person known(Person person, Draw draw) {
    List<Person> family = population.household(person);
    if (family.size() > 1 && draw.chance(0.35)) {
      return draw.pick(family);
    }
    double u = draw.uniform();
    int place = (int) (MOST * u * u);
    Draw friend = setting.draw("friend", person.index(), place);
    double where = friend.uniform();
    if (where < 0.75) {
      return population.someone(person.county(), friend);
    }
    boolean home = where < 0.9 && person.registered() < population.counties.size();
    int county = home ? person.registered() : friend.between(0, person.county());
    return population.someone(county, friend);
  }
}
