package org.cluelake.source.layout;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a file's bytes are packed. */
public enum Compression {
  /** Not at all. */
  @JsonProperty("none")
  NONE,
  /** RFC 1952. */
  @JsonProperty("gzip")
  GZIP,
  /** RFC 8878. */
  @JsonProperty("zstd")
  ZSTD;

  /** What the ending of a file's name says. */
  static Compression ofName(String name) {
    if (name.endsWith(".gz")) {
      return GZIP;
    }
    return name.endsWith(".zst") ? ZSTD : NONE;
  }

  /** What the first bytes of a file say. */
  static Compression ofMagic(byte[] head) {
    if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return GZIP;
    }
    if (head.length < 4) {
      return NONE;
    }
    boolean frame = head[0] == 0x28 && head[1] == (byte) 0xb5 && head[2] == 0x2f;
    boolean skippable = (head[0] & 0xf0) == 0x50 && head[1] == 0x2a && head[2] == 0x4d;
    return frame && head[3] == (byte) 0xfd || skippable && head[3] == 0x18 ? ZSTD : NONE;
  }
}
