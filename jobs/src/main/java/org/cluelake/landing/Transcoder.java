package org.cluelake.landing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another charset as UTF-8, strictly: a byte that means nothing there ends it. */
final class Transcoder implements TextSink {

  private static final int CHARS = 64 << 10;
  private static final int LONGEST_CHARACTER = 8;

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder;
  private final TextSink out;
  private final CharBuffer chars = CharBuffer.allocate(CHARS);
  private final ByteBuffer utf8 = ByteBuffer.allocate(3 * CHARS + LONGEST_CHARACTER);
  private byte[] carried = new byte[0];
  private long position;

  Transcoder(Charset charset, TextSink out) {
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.out = out;
  }

  @Override
  public void accept(byte[] block, int offset, int length) throws IOException, Refused {
    decode(joined(block, offset, length), false);
  }

  /** Ends the text: half a character is an error. */
  void finish() throws IOException, Refused {
    decode(ByteBuffer.wrap(carried), true);
    check(decoder.flush(chars));
    push(true);
    check(encoder.flush(utf8));
    give();
  }

  private void decode(ByteBuffer in, boolean last) throws IOException, Refused {
    int from = in.position();
    CoderResult result;
    do {
      result = decoder.decode(in, chars, last);
      if (result.isError()) {
        throw Refused.undecodable(charset.name(), position + in.position() - from);
      }
      push(false);
    } while (result.isOverflow());
    position += in.position() - from;
    carried = new byte[in.remaining()];
    in.get(carried);
  }

  private void push(boolean last) throws IOException, Refused {
    chars.flip();
    check(encoder.encode(chars, utf8, last));
    chars.compact();
    give();
  }

  private void give() throws IOException, Refused {
    out.accept(utf8.array(), 0, utf8.position());
    utf8.clear();
  }

  private ByteBuffer joined(byte[] block, int offset, int length) {
    if (carried.length == 0) {
      return ByteBuffer.wrap(block, offset, length);
    }
    ByteBuffer both = ByteBuffer.allocate(carried.length + length);
    return both.put(carried).put(block, offset, length).flip();
  }

  private void check(CoderResult result) throws Refused {
    if (result.isError()) {
      throw Refused.undecodable(charset.name(), position);
    }
  }
}
