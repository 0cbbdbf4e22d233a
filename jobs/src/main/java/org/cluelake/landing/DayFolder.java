package org.cluelake.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.contract.TableContract;

/**
 * What lies in a day's folder, by its manifests.
 *
 * @param manifests readable manifests of known feeds, by feed
 * @param stated files the manifests name, in the order of feed and manifest
 * @param refused manifests that name no file and are refused, and files no manifest names, by name
 */
record DayFolder(List<ReadManifest> manifests, List<StatedFile> stated, List<LandedFile> refused) {

  /**
   * A manifest of a known feed.
   *
   * @param manifest what it says
   * @param refused why it is refused as a whole, or null
   */
  record ReadManifest(Manifest manifest, Refused refused) {}

  static DayFolder read(Path folder, LocalDate date, Map<String, TableContract> contracts)
      throws IOException {
    DayFolder day = new DayFolder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> named = new HashSet<>();
    TreeMap<String, Path> children = children(folder);
    for (Map.Entry<String, Path> child : children.entrySet()) {
      if (child.getKey().endsWith(Manifest.SUFFIX)) {
        day.add(child.getKey(), child.getValue(), date, contracts, named);
      }
    }
    for (Map.Entry<String, Path> child : children.entrySet()) {
      if (!named.contains(child.getKey())) {
        Refused unnamed =
            Refused.as(
                Refusal.MANIFEST_MISSING,
                "No manifest of the day names this file; deliver it with one or remove it.");
        day.refused.add(refusal(null, child.getKey(), size(child.getValue()), unnamed));
      }
    }
    return day;
  }

  private void add(
      String name,
      Path file,
      LocalDate date,
      Map<String, TableContract> contracts,
      Set<String> named)
      throws IOException {
    named.add(name);
    Manifest manifest;
    try {
      manifest = Manifest.parse(bytes(file));
      if (!name.equals(manifest.feed() + Manifest.SUFFIX)) {
        throw Refused.as(
            Refusal.MANIFEST_BAD,
            "The manifest's name is not its feed's; name it <feed>%s.",
            Manifest.SUFFIX);
      }
    } catch (Refused e) {
      refused.add(refusal(null, name, size(file), e));
      return;
    }
    TableContract contract = contracts.get(manifest.feed());
    Refused whole = refusalOfAll(manifest, contract, date);
    String feed = contract == null ? null : manifest.feed();
    if (contract != null) {
      manifests.add(new ReadManifest(manifest, whole));
    }
    if (whole != null && manifest.files().isEmpty()) {
      refused.add(refusal(feed, name, size(file), whole));
    }
    TableContract followed =
        contract == null || whole != null
            ? contract
            : contract.atVersion(manifest.contractVersion());
    for (Manifest.Entry entry : manifest.files()) {
      named.add(entry.name());
      stated.add(new StatedFile(stated.size(), feed, followed, entry, whole));
    }
  }

  private static Refused refusalOfAll(Manifest manifest, TableContract contract, LocalDate date) {
    if (contract == null) {
      return Refused.as(
          Refusal.FEED_UNKNOWN,
          "There is no contract of the feed the manifest names; agree one or correct the name.");
    }
    if (!manifest.bizDate().equals(date.toString())) {
      return Refused.as(
          Refusal.DATE_MISMATCH,
          "The manifest is for %s and lies in the folder of %s; put it in its own folder.",
          manifest.bizDate(),
          date);
    }
    if (manifest.contractVersion() < contract.oldestAccepted()
        || manifest.contractVersion() > contract.version()) {
      return Refused.as(
          Refusal.VERSION_MISMATCH,
          "The manifest follows version %d of contract %s; version %d is in force%s; deliver the"
              + " feed by it.",
          manifest.contractVersion(),
          contract.name(),
          contract.version(),
          contract.oldestAccepted() == contract.version()
              ? " and more than optional columns has changed since any other"
              : " and deliveries from version " + contract.oldestAccepted() + " on are taken");
    }
    return null;
  }

  private static TreeMap<String, Path> children(Path folder) throws IOException {
    TreeMap<String, Path> children = new TreeMap<>();
    try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
      for (Path child : list) {
        children.put(child.getFileName().toString(), child);
      }
    }
    return children;
  }

  private static byte[] bytes(Path file) throws IOException, Refused {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Refused.as(Refusal.MANIFEST_BAD, "The manifest is a link or folder; deliver a file.");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(Manifest.MAX_BYTES + 1);
      if (bytes.length > Manifest.MAX_BYTES) {
        throw Refused.as(
            Refusal.MANIFEST_BAD,
            "The manifest is larger than %d bytes; deliver fewer, larger files.",
            Manifest.MAX_BYTES);
      }
      return bytes;
    } catch (FileSystemException e) {
      throw Refused.as(Refusal.MANIFEST_BAD, "The manifest may not be read; deliver it again.");
    }
  }

  private static long size(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).size();
  }

  private static LandedFile refusal(String feed, String name, long bytes, Refused why) {
    return new LandedFile(
        feed,
        DeliveredName.shown(name),
        null,
        bytes,
        null,
        null,
        why.refusal(),
        why.getMessage(),
        null);
  }
}
