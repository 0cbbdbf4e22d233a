package org.cluelake.architecture.planted.identity;

/** A key. */
public record Key(String name) {

  /** Turns a token back. */
  public String identityOf() {
    return name;
  }
}
