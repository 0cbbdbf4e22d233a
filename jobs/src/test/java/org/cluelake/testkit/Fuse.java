package org.cluelake.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.cluelake.contract.TableContract;

/**
 * Ends a process, or what stands for one, at one of the boundaries of what it writes to a lake:
 * just before or just after it. Behind the end nothing is written any more, by no {@code finally}
 * and no closing of a stream, as in a process that was killed.
 */
public final class Fuse {

  /** What counts as a boundary. */
  public enum Boundary {
    /** A log entry that appears: a Delta commit. */
    COMMIT,
    /** Every folder made, file created, file closed, renamed or deleted. */
    WRITE
  }

  /** The end of what stands for a process. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death(String at) {
      super(at);
    }
  }

  /** One operation of a file system. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws java.io.IOException;
  }

  private static final String KEY = "cluelake.test.fuse";
  private static final Pattern ENTRY =
      Pattern.compile(".*/tables/([^/]+)/([^/]+)/_delta_log/\\d{20}\\.json");
  private static final Map<String, Fuse> FUSES = new ConcurrentHashMap<>();

  private final Boundary boundary;
  private final int at;
  private final boolean after;
  private final Runnable end;
  private final Set<String> forgetful;
  private final String named;
  private final List<String> passed = new ArrayList<>();

  /** Where it has blown, or null: what a dying process throws on its way out is no other death. */
  private String blown;

  private Fuse(
      Boundary boundary, int at, String named, boolean after, Runnable end, Set<String> forgetful) {
    this.boundary = boundary;
    this.at = at;
    this.named = named;
    this.after = after;
    this.end = end;
    this.forgetful = forgetful;
  }

  /** One that never blows, and counts commits. */
  public Fuse() {
    this(Boundary.COMMIT, 0, false);
  }

  /**
   * One that throws {@link Death}.
   *
   * @param at the boundary, from 1; none for 0
   * @param after whether the operation is done before the end
   */
  public Fuse(Boundary boundary, int at, boolean after) {
    this(boundary, at, "", after, () -> {}, Set.of());
  }

  /** One that throws before the commit of a table, wherever in a night that comes. */
  public static Fuse beforeCommitOf(TableContract table) {
    return new Fuse(Boundary.COMMIT, 0, "commit " + table.id(), false, () -> {}, Set.of());
  }

  /** The same with another end, such as that of the virtual machine. */
  public Fuse ending(Runnable other) {
    return new Fuse(boundary, at, named, after, other, forgetful);
  }

  /** The same over a log that loses the transaction ids of some tables: a planted bug. */
  public Fuse forgetting(Set<String> tables) {
    return new Fuse(boundary, at, named, after, end, tables);
  }

  /** A configuration whose local file system has this fuse. */
  public Configuration guarding(Configuration configuration) {
    Configuration guarded = new Configuration(configuration);
    String id = Integer.toString(FUSES.size());
    Fuse unused = FUSES.put(id, this);
    guarded.set(KEY, id);
    guarded.set("fs.file.impl", FusedDisk.class.getName());
    guarded.setBoolean("fs.file.impl.disable.cache", true);
    guarded.set("fs.AbstractFileSystem.file.impl", FusedContext.class.getName());
    return guarded;
  }

  @Override
  public String toString() {
    return (after ? "after-" : "before-") + boundary.name().toLowerCase(Locale.ROOT) + "-" + at;
  }

  static Fuse of(Configuration configuration) {
    return FUSES.get(configuration.get(KEY));
  }

  /** The boundaries passed, in their order; commits are named by their tables. */
  public synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  /** Whether a log entry must lose the id of its transaction. */
  boolean forgets(Path temporary) {
    String path = temporary.toString();
    return forgetful.stream()
        .anyMatch(t -> path.contains("/" + t.replace('.', '/') + "/_delta_log/"));
  }

  /** Runs an operation that makes its effect in one step. */
  synchronized <T> T around(String kind, Path path, Operation<T> operation)
      throws java.io.IOException {
    if (blown != null) {
      throw new Death(blown);
    }
    String name = name(kind, path);
    if (name == null) {
      return operation.run();
    }
    passed.add(name);
    boolean here = passed.size() == at || name.equals(named);
    if (here && !after) {
      blow("before " + name);
    }
    T result = operation.run();
    if (here) {
      blow("after " + name);
    }
    return result;
  }

  private String name(String kind, Path path) {
    Matcher entry = ENTRY.matcher(path.toUri().getPath());
    if (kind.equals("rename") && entry.matches()) {
      return "commit " + entry.group(1) + "." + entry.group(2);
    }
    return boundary == Boundary.COMMIT ? null : kind + " " + path.getName();
  }

  private void blow(String where) {
    blown = where;
    end.run();
    throw new Death(where);
  }
}
