package org.cluelake.evaluate;

/**
 * How rare what is looked for is.
 *
 * @param people people of the nation
 * @param victims of these, those a campaign drew in
 * @param accounts accounts of the nation
 * @param mules of these, those gangs moved money over
 */
public record Prevalence(long people, long victims, long accounts, long mules) {

  /** Victims per person; null where the nation has nobody. */
  public Double victimShare() {
    return people == 0 ? null : (double) victims / people;
  }

  /** Mules per account; null where there is none. */
  public Double muleShare() {
    return accounts == 0 ? null : (double) mules / accounts;
  }
}
