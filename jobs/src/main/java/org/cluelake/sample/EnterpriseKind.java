package org.cluelake.sample;

/** What an enterprise is; the last five are protected. */
enum EnterpriseKind {
  EMPLOYER(null),
  MERCHANT(null),
  SCHOOL(null),
  CALL_CENTRE(null),
  HOSPITAL("hospital"),
  POLICE("police"),
  BANK("bank"),
  UTILITY("utility"),
  GOVERNMENT("government");

  private final String protection;

  EnterpriseKind(String protection) {
    this.protection = protection;
  }

  /** The category it is protected under, or null. */
  String protection() {
    return protection;
  }
}
