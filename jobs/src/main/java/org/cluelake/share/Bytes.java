package org.cluelake.share;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The bytes of one file as an answer: whole or a range, with a strong tag, streamed through one
 * small buffer.
 *
 * @param size its bytes
 * @param hash hash of its content, or another text that no other content has
 * @param opened opens it at a byte, counted from 0
 */
record Bytes(long size, String hash, Opened opened) {

  private static final int BUFFER = 1 << 16;

  /** Opens a file at a byte. */
  interface Opened {
    InputStream at(long offset) throws IOException;
  }

  /** Answers a GET or HEAD. */
  void send(Call call) throws IOException {
    String tag = "\"" + hash + "\"";
    String unless = call.header("If-Range");
    Optional<ByteRange> range =
        call.isHead() || unless != null && !unless.equals(tag)
            ? Optional.empty()
            : ByteRange.of(call.header("Range"), size);
    call.answers("Accept-Ranges", "bytes");
    call.answers("ETag", tag);
    call.answers("Content-Type", "application/octet-stream");
    call.answers("Cache-Control", "private, no-store");
    range.ifPresent(r -> call.answers("Content-Range", r.of(size)));
    long first = range.map(ByteRange::first).orElse(0L);
    long length = range.map(ByteRange::length).orElse(size);
    if (call.isHead()) {
      OutputStream unused = call.begin(200, length);
      return;
    }
    // Opened before the first header leaves, so that a file that is gone is still an error body.
    try (InputStream in = opened.at(first)) {
      OutputStream out = call.begin(range.isPresent() ? 206 : 200, length);
      if (out != null) {
        copy(in, out, length, call);
        out.close();
        call.ended();
      }
    }
  }

  /** A source that ends early fails the call, and the cut connection tells the client. */
  private static void copy(InputStream in, OutputStream out, long length, Call call)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("a file is shorter than its table says");
      }
      out.write(buffer, 0, read);
      call.sent(read);
      left -= read;
    }
  }
}
