package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cluelake.export.PackageCheck;
import org.cluelake.export.PackageManifest;
import org.cluelake.recipient.Recipient;

/**
 * The packages of a recipient that lie in a folder of packages, {@code
 * <out>/<date>/<generation>/<folder>/}.
 *
 * @param out the folder of packages
 */
record EarlierPackages(Path out) {

  private static final Comparator<PackageManifest> BY_PUBLICATION =
      Comparator.comparingLong(PackageManifest::publication);

  /** Rows that stand are those of a night, so a night made up later comes before newer nights. */
  private static final Comparator<PackageManifest> BY_NIGHT =
      Comparator.comparing(PackageManifest::bizDate)
          .thenComparing(Comparator.comparingLong(PackageManifest::publication));

  /** A package and where it lies. */
  record Found(Path folder, PackageManifest manifest) {}

  /** The name of a recipient's folder: a province's code, and the id of any other. */
  static String folder(Recipient recipient) {
    return recipient.kind() == Recipient.Kind.PROVINCE ? recipient.scope() : recipient.id();
  }

  /** Where a night's package of a recipient lies. */
  Path place(Recipient recipient, Published night) {
    return out.resolve(night.bizDate().toString())
        .resolve(Integer.toString(night.gen()))
        .resolve(folder(recipient));
  }

  /** The recipient's package before that of a night. */
  Optional<Found> before(Recipient recipient, Published night) throws IOException {
    Comparator<PackageManifest> order =
        recipient.kind() == Recipient.Kind.PROVINCE ? BY_PUBLICATION : BY_NIGHT;
    Optional<Found> newest = Optional.empty();
    for (Path date : folders(out)) {
      for (Path generation : folders(date)) {
        Path folder = generation.resolve(folder(recipient));
        Optional<PackageManifest> manifest = PackageCheck.manifest(folder);
        if (manifest.isPresent()
            && manifest.get().recipient().equals(recipient.id())
            && isBefore(recipient, manifest.get(), night)
            && (newest.isEmpty() || order.compare(newest.get().manifest(), manifest.get()) < 0)) {
          newest = Optional.of(new Found(folder, manifest.get()));
        }
      }
    }
    return newest;
  }

  private static boolean isBefore(Recipient recipient, PackageManifest other, Published night) {
    int byNight = other.bizDate().compareTo(night.bizDate().toString());
    return recipient.kind() == Recipient.Kind.PROVINCE || byNight == 0
        ? other.publication() < night.sequence()
        : byNight < 0;
  }

  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(f -> !f.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
