package org.cluelake.source.layout;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes where every refused row stands and why. It becomes visible whole, at the end. */
final class RefusalList implements Closeable {

  private final Path list;
  private final Path aside;
  private final Writer out;

  RefusalList(Path list) throws IOException {
    this.list = list;
    this.aside = list.resolveSibling("." + list.getFileName());
    this.out = Files.newBufferedWriter(aside, StandardCharsets.UTF_8);
    out.write("feed,file,line,reason\n");
  }

  void add(String feed, RowPlace place, String reason) throws IOException {
    StringBuilder line = new StringBuilder();
    CsvLine.append(line, new String[] {feed, place.file(), Long.toString(place.line()), reason});
    Writer unused = out.append(line);
  }

  /** Puts the list in its place. */
  void keep() throws IOException {
    out.close();
    Path unused = Files.move(aside, list, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    out.close();
    boolean unused = Files.deleteIfExists(aside);
  }
}
