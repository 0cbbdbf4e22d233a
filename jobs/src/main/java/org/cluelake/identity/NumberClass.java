package org.cluelake.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a telephone number is by the number plan alone. */
enum NumberClass {
  MOBILE,
  FIXED,
  SERVICE_95,
  SERVICE_400,
  SHORT_CODE,
  OVERSEAS,
  VIRTUAL_OPERATOR,
  IOT,
  UNKNOWN;

  /** The word in tables. */
  @JsonValue
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
