package org.cluelake.share;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.cluelake.run.TableFile;
import org.cluelake.run.TableVersion;

/** A table that can be shared. Every listing asks for one province; there is none of all. */
public interface TableSource {

  /** Name within its schema. */
  String name();

  /** The newest version; empty where the table does not exist yet. */
  Optional<TableVersion> newest();

  /** A version by its number; empty where the log does not hold it (any more). */
  Optional<TableVersion> at(long version);

  /** The newest version committed at or before a time, in milliseconds since 1970. */
  Optional<TableVersion> before(long timestamp);

  /** The first version committed at or after a time, in milliseconds since 1970. */
  Optional<Long> firstSince(long timestamp);

  /** The files of a version that hold a province's rows, in a fixed order. */
  List<TableFile> files(long version, String province);

  /**
   * The files with a province's rows added from one version to another, both included, in the order
   * of the commits; empty where the log no longer reaches back so far.
   */
  Optional<List<TableFile>> added(long first, long last, String province);

  /** Opens a file of the table at a byte, counted from 0. */
  InputStream open(TableFile file, long offset) throws IOException;
}
