package org.cluelake.airflow;

/** Who asks: a name with a password, or a token made elsewhere. Neither prints its secret. */
public sealed interface Credentials {

  /** A name and its password, which tokens are fetched with and fetched again. */
  record Password(String user, String secret) implements Credentials {
    @Override
    public String toString() {
      return "password of " + user;
    }
  }

  /** A token made elsewhere; when it ends there is no other. */
  record Token(String secret) implements Credentials {
    @Override
    public String toString() {
      return "a token";
    }
  }
}
