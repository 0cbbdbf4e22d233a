package org.cluelake.landing;

import java.io.IOException;

/** Takes the bytes of a file block by block; the array is the giver's and changes afterwards. */
@FunctionalInterface
interface TextSink {

  /** Takes the next {@code length} bytes. */
  void accept(byte[] block, int offset, int length) throws IOException, Refused;
}
