package org.cluelake.sample;

/**
 * A person.
 *
 * @param index place in the order of people
 * @param county county of residence
 * @param registered county of registration; another one for students and migrant workers
 * @param household household, nationwide
 * @param document identity card
 * @param age years on the first day
 * @param female sex
 * @param role what the person does
 * @param device fingerprint of the device payments are ordered with
 */
record Person(
    int index,
    int county,
    int registered,
    int household,
    String document,
    int age,
    boolean female,
    Role role,
    String device) {

  boolean isAdult() {
    return age >= 18;
  }
}
