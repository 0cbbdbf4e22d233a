package org.cluelake.testkit;

import java.nio.file.Path;

/** Places of the repository under test. */
public final class Repository {

  private Repository() {}

  /** The top folder. */
  public static Path root() {
    return Path.of(System.getProperty("cluelake.root", "..")).toAbsolutePath().normalize();
  }

  /** The shipped configuration. */
  public static Path conf() {
    return root().resolve("conf");
  }

  /** The planted rows of a detector's rule pack. */
  public static Path pack(String detector) {
    return conf().resolve("packs").resolve(detector);
  }

  /** What a detector says of them, word by word. */
  public static Path golden(String detector) {
    return root().resolve("jobs/src/test/resources/golden").resolve(detector);
  }

  /** Third-party data beside the repository, or where it is said to lie; it may be absent. */
  public static Path shared() {
    String named = System.getProperty("cluelake.shared", System.getenv("CLUELAKE_SHARED"));
    return named == null ? root().resolve("../shared") : Path.of(named);
  }
}
