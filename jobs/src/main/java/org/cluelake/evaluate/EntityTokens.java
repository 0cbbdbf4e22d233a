package org.cluelake.evaluate;

import java.util.OptionalLong;

/** Turns an entity of a truth file into the token the lake knows it by. */
@FunctionalInterface
public interface EntityTokens {

  /**
   * The token, or empty where the text is no identity of that kind.
   *
   * @param entityKind {@code number}, {@code account} or {@code person}
   * @param entity the identity as written; a person as {@code type:number}
   */
  OptionalLong token(String entityKind, String entity);
}
