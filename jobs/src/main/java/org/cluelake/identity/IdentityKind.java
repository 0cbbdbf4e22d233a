package org.cluelake.identity;

import java.util.Locale;
import java.util.Optional;

/** What an identity is of. Each kind has its own key, so tokens of two kinds never compare. */
public enum IdentityKind {
  /** A telephone number, of a person, a card in a device or a service. */
  PHONE,
  /** A bank card, account or wallet. */
  ACCOUNT,
  /** An identity document, of a type; stands for the person or organisation that holds it. */
  DOCUMENT,
  /** A handset, by type allocation code and serial number. */
  IMEI,
  /** Another device, by whatever its maker numbers it with. */
  DEVICE,
  /** A name: domain, app or chat group. */
  TEXT;

  /** The word contracts use. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind a word of a contract or of an {@code entity_kind} column stands for; empty for others.
   */
  public static Optional<IdentityKind> named(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "phone", "number" -> PHONE;
          case "account" -> ACCOUNT;
          case "document", "person" -> DOCUMENT;
          case "imei" -> IMEI;
          case "device" -> DEVICE;
          case "text", "domain", "app", "chat_group" -> TEXT;
          default -> null;
        });
  }
}
