package org.cluelake.share;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The right of one recipient to one file for some minutes, as the query of an address. The
 * signature is HMAC-SHA-256 over recipient, file, size, end and key name; nothing of it says where
 * the file lies.
 *
 * @param recipient whose right it is
 * @param file opaque name of the file
 * @param size its bytes
 * @param expires from when the address is no longer taken, in seconds since 1970
 */
record SignedAddress(String recipient, String file, long size, long expires) {

  private static final Pattern FILE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern RECIPIENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int PARTS = 5;

  /** The right from now on. */
  static SignedAddress of(String recipient, String file, long size, Instant now, Duration life) {
    return new SignedAddress(recipient, file, size, now.plus(life).getEpochSecond());
  }

  /** Path and query behind {@code files/}. */
  String signed(UrlKeys keys) {
    UrlKeys.Key key = keys.newest();
    return "%s?recipient=%s&size=%d&exp=%d&kid=%s&sig=%s"
        .formatted(
            file,
            recipient,
            size,
            expires,
            key.kid(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(signature(key)));
  }

  /**
   * The right an address gives.
   *
   * @param file what stands behind {@code files/}
   * @param query the query as it was sent, not decoded: none of its values needs an escape
   * @throws Refusal 403 where it is not exactly as it was signed, or its time is over
   */
  static SignedAddress checked(String file, String query, UrlKeys keys, Instant now) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0 || parts.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
        throw refused();
      }
    }
    String recipient = parts.getOrDefault("recipient", "");
    String size = parts.getOrDefault("size", "");
    String expires = parts.getOrDefault("exp", "");
    String signature = parts.getOrDefault("sig", "");
    if (parts.size() != PARTS
        || !FILE.matcher(file).matches()
        || !RECIPIENT.matcher(recipient).matches()
        || !NUMBER.matcher(size).matches()
        || !NUMBER.matcher(expires).matches()) {
      throw refused();
    }
    UrlKeys.Key key = keys.of(parts.getOrDefault("kid", "")).orElseThrow(SignedAddress::refused);
    SignedAddress address =
        new SignedAddress(recipient, file, Long.parseLong(size), Long.parseLong(expires));
    // Compared as text: base64 of another spelling would decode to the same bytes.
    String expected =
        Base64.getUrlEncoder().withoutPadding().encodeToString(address.signature(key));
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8))) {
      throw refused();
    }
    if (now.getEpochSecond() >= address.expires()) {
      throw Refusal.forbidden("the address has expired; query the table again");
    }
    return address;
  }

  private byte[] signature(UrlKeys.Key key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      return mac.doFinal(
          String.join(
                  "|",
                  "v1",
                  recipient,
                  file,
                  Long.toString(size),
                  Long.toString(expires),
                  key.kid())
              .getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HMAC-SHA-256", e);
    }
  }

  private static Refusal refused() {
    return Refusal.forbidden("the address is not one this server signed");
  }
}
