package org.cluelake.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.RegistryEntry;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;

/** The registry tokens a night's files want, read back for the registry. */
public final class RegistryCandidates {

  private RegistryCandidates() {}

  /** Each wanted token of these files once; memory grows with their number. */
  public static Set<RegistryEntry> read(Collection<CleanedFile> files, KernelBounds bounds) {
    String list =
        files.stream()
            .map(CleanedFile::candidates)
            .filter(Objects::nonNull)
            .map(Kernel::quoted)
            .collect(Collectors.joining(", "));
    if (list.isEmpty()) {
      return Set.of();
    }
    try (Kernel kernel = Kernel.open(bounds, "reading of registry candidates")) {
      return new HashSet<>(
          kernel.rows(
              "SELECT DISTINCT kind, token, fingerprint FROM read_parquet([" + list + "])",
              row ->
                  new RegistryEntry(
                      IdentityKind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                      row.getLong(2),
                      row.getLong(3))));
    }
  }
}
