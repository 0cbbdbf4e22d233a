package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cluelake.bucket.SmallRead;
import org.cluelake.export.EventQuery;
import org.cluelake.export.EventSource;
import org.cluelake.export.HandOverFile;
import org.cluelake.export.PackageCheck;
import org.cluelake.export.PackageFolder;
import org.cluelake.export.PackageManifest;
import org.cluelake.export.ReleaseLog;
import org.cluelake.export.SigningKey;
import org.cluelake.export.StandingSource;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.LongIdentities;
import org.cluelake.identity.RecipientCertificate;
import org.cluelake.identity.RegistryToken;
import org.cluelake.identity.ReleaseKeys;
import org.cluelake.identity.SealedIdentities;
import org.cluelake.identity.Tokenizer;
import org.cluelake.lake.Lake;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.run.SliceFile;

/**
 * One publication as a package per recipient of {@code recipients.yaml}, {@code
 * <out>/<date>/<generation>/<folder>/}: a province's events, a bank's or operator's standing rows
 * and how they differ from its package before. A recipient has a package of every night, also one
 * without rows, so that nothing differs from not delivered.
 *
 * <p>The same publication after the same earlier packages gives the same bytes but for identities,
 * which are encrypted with a new key each time; so a finished package that would say the same is
 * left as it lies.
 *
 * <p>A province's files are made from that province's partition alone, and nobody who is not in
 * {@code recipients.yaml} gets a file.
 */
public final class RecipientPackages {

  /** The choice of every recipient. */
  public static final String ALL = "all";

  /**
   * What an export is made with.
   *
   * @param conf folder of {@code recipients.yaml} and the certificates it names
   * @param keyFile the lake's key file
   * @param signingKey what packages are signed with, or empty for none
   * @param log the audit log of what leaves
   * @param by who runs it, for that log
   */
  public record Settings(
      Path conf, Path keyFile, Optional<SigningKey> signingKey, Path log, String by) {}

  /**
   * A written package.
   *
   * @param recipient who it is for
   * @param folder where it lies
   * @param manifest its manifest
   * @param isNew whether it was written now, and not found finished
   */
  public record Written(Recipient recipient, Path folder, PackageManifest manifest, boolean isNew) {

    /** Rows of its tables, differences not counted. */
    public long rows() {
      return manifest.files().stream()
          .filter(e -> e.name().endsWith(".csv") && !e.name().endsWith("_diff.csv"))
          .mapToLong(PackageManifest.Entry::rows)
          .sum();
    }
  }

  /**
   * Rows nobody takes.
   *
   * @param kind what kind of recipient would take them
   * @param file the file they would be in
   * @param unknown rows whose institution, or whose province where nobody takes the nation's, is
   *     not known
   * @param others rows of provinces or institutions that are not in {@code recipients.yaml}
   */
  public record Unclaimed(Recipient.Kind kind, String file, long unknown, long others) {}

  /**
   * What an export has done.
   *
   * @param packages one per recipient asked for
   * @param unclaimed one per file of a package
   */
  public record Result(List<Written> packages, List<Unclaimed> unclaimed) {

    public Result {
      packages = List.copyOf(packages);
      unclaimed = List.copyOf(unclaimed);
    }
  }

  private final PublicationChain chain;
  private final Lake lake;
  private final Settings settings;

  /** Packages of what a chain has published. */
  public RecipientPackages(PublicationChain chain, Settings settings) {
    this.chain = chain;
    this.lake = chain.lake();
    this.settings = settings;
  }

  /**
   * Writes the packages of a night.
   *
   * @param generation which generation, or null for the newest published
   * @param recipient a recipient's id, or {@link #ALL}
   * @param synthetic whether the lake holds an invented nation
   */
  public Result write(
      LocalDate date, Integer generation, String recipient, Path out, boolean synthetic) {
    Published night = published(date, generation);
    List<Recipient> all = recipients();
    List<Recipient> chosen =
        all.stream().filter(r -> recipient.equals(ALL) || r.id().equals(recipient)).toList();
    if (chosen.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "recipients.yaml has no recipient %s; add it or correct the id",
          recipient);
    }
    try (SmallRead read = chain.reader()) {
      return new Run(night, new EarlierPackages(out), synthetic, read, events(night))
          .write(chosen, all);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the packages of %s cannot be written to --out", date);
    }
  }

  private Published published(LocalDate date, Integer generation) {
    return chain.chain().stream()
        .filter(p -> p.bizDate().equals(date))
        .filter(p -> generation == null || p.gen() == generation)
        .max(Comparator.comparingInt(Published::gen))
        .orElseThrow(
            () ->
                PipelineException.of(
                    ErrorKind.INPUT,
                    "%s%s is not published; run nightly --date %s first",
                    date,
                    generation == null ? "" : " generation " + generation,
                    date));
  }

  /** The recipients; each has a folder of its own. */
  private List<Recipient> recipients() {
    List<Recipient> all = RecipientsConf.read(settings.conf());
    Set<String> folders = new HashSet<>();
    for (Recipient r : all) {
      if (!folders.add(EarlierPackages.folder(r))) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "recipients.yaml: %s would share the folder %s with another; a province has one"
                + " recipient, and no id is a province's code",
            r.id(),
            EarlierPackages.folder(r));
      }
      for (String table : r.tables()) {
        if (files(r, List.of(table)).isEmpty()) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "recipients.yaml: %s asks for the table %s, which its kind does not have",
              r.id(),
              table);
        }
      }
    }
    return all;
  }

  /** The files a recipient may take of those its kind has; no tables named are all. */
  private static List<HandOverFile> files(Recipient recipient, List<String> tables) {
    List<HandOverFile> files =
        recipient.kind() == Recipient.Kind.PROVINCE
            ? EventSource.ALL.stream().map(HandOverFile::of).toList()
            : StandingSource.ALL.stream()
                .filter(s -> s.kind() == recipient.kind())
                .map(HandOverFile::of)
                .toList();
    return files.stream()
        .filter(f -> tables.isEmpty() || tables.contains(f.table().name()))
        .toList();
  }

  private Map<EventSource, Map<String, List<SliceFile>>> events(Published night) {
    Map<EventSource, Map<String, List<SliceFile>>> events = new LinkedHashMap<>();
    for (EventSource source : EventSource.ALL) {
      if (lake.exportedUpTo(source.events()) < night.sequence()) {
        throw PipelineException.of(
            ErrorKind.INPUT,
            "%s does not hold %s generation %d yet; run nightly --date %s again, which only exports",
            source.events().id(),
            night.bizDate(),
            night.gen(),
            night.bizDate());
      }
      Map<String, List<SliceFile>> ofTheNight = new TreeMap<>();
      lake.exports(source.events())
          .forEach(
              (province, files) ->
                  ofTheNight.put(
                      province,
                      files.stream().filter(f -> f.bizDate().equals(night.bizDate())).toList()));
      Map<String, List<SliceFile>> unused = events.put(source, ofTheNight);
    }
    return events;
  }

  /** One export of one night. */
  private final class Run {

    private final Published night;
    private final EarlierPackages packages;
    private final boolean synthetic;
    private final SmallRead read;
    private final Map<EventSource, Map<String, List<SliceFile>>> events;
    private final StandingTables standing;
    private final Tokenizer tokenizer;
    private final ReleaseLog log;

    Run(
        Published night,
        EarlierPackages packages,
        boolean synthetic,
        SmallRead read,
        Map<EventSource, Map<String, List<SliceFile>>> events) {
      this.night = night;
      this.packages = packages;
      this.synthetic = synthetic;
      this.read = read;
      this.events = events;
      this.standing = new StandingTables(chain, read, night);
      this.tokenizer = Tokenizer.open(settings.keyFile());
      this.log = new ReleaseLog(settings.log());
    }

    /** What a package is made of, before any of it is written. */
    private record Draft(
        Recipient recipient,
        ReleaseKeys keys,
        Optional<RecipientCertificate> certificate,
        PackageManifest head,
        PackageTables tables,
        Map<IdentityKind, Set<String>> pseudonyms) {}

    Result write(List<Recipient> chosen, List<Recipient> all) throws IOException {
      Map<Recipient, Written> written = new LinkedHashMap<>();
      List<Draft> drafts = new ArrayList<>();
      for (Recipient recipient : chosen) {
        Optional<EarlierPackages.Found> before = packages.before(recipient, night);
        Optional<RecipientCertificate> certificate =
            recipient
                .certificate()
                .map(c -> RecipientCertificate.read(settings.conf().resolve(c), night.bizDate()));
        PackageManifest head = head(recipient, certificate, before);
        Path place = packages.place(recipient, night);
        Optional<PackageManifest> there = finished(place, recipient);
        if (there.isPresent() && there.get().isOfTheSame(head)) {
          Written unused =
              written.put(recipient, new Written(recipient, place, there.get(), false));
          continue;
        }
        Written unused = written.put(recipient, null);
        boolean unusedToo = drafts.add(draft(recipient, certificate, head, before, drafts.size()));
      }
      LongIdentities longOnes =
          KeptIdentities.find(chain, read, tokenizer, night, registryTokens(drafts));
      for (Draft draft : drafts) {
        Written unused = written.put(draft.recipient(), written(draft, longOnes));
      }
      return new Result(List.copyOf(written.values()), unclaimed(all));
    }

    /** A finished package, whole and of the files the recipient takes; else empty. */
    private Optional<PackageManifest> finished(Path place, Recipient recipient) throws IOException {
      if (PackageCheck.manifest(place).isEmpty()) {
        return Optional.empty();
      }
      try {
        PackageManifest manifest =
            PackageCheck.check(place, settings.signingKey().map(SigningKey::publicKey));
        Set<String> names = new TreeSet<>();
        manifest.files().stream()
            .map(PackageManifest.Entry::name)
            .filter(n -> !n.equals(SealedIdentities.NAME))
            .forEach(names::add);
        Set<String> expected = new TreeSet<>();
        for (HandOverFile file : files(recipient, recipient.tables())) {
          expected.addAll(List.of(file.name() + ".csv", file.name() + ".parquet"));
          if (recipient.kind() != Recipient.Kind.PROVINCE) {
            String difference = file.difference().name();
            expected.addAll(List.of(difference + ".csv", difference + ".parquet"));
          }
        }
        return names.equals(expected) ? Optional.of(manifest) : Optional.empty();
      } catch (PipelineException e) {
        if (e.kind() != ErrorKind.DATA) {
          throw e;
        }
        return Optional.empty();
      }
    }

    private PackageManifest head(
        Recipient recipient,
        Optional<RecipientCertificate> certificate,
        Optional<EarlierPackages.Found> before)
        throws IOException {
      PackageManifest.Previous previous = before.isEmpty() ? null : previous(before.get());
      return new PackageManifest(
          PackageManifest.FORMAT,
          recipient.id(),
          recipient.kind().name().toLowerCase(Locale.ROOT),
          recipient.scope(),
          recipient.purpose(),
          night.bizDate().toString(),
          night.bizDate().toString(),
          night.gen(),
          night.sequence(),
          night.rowHash(),
          withdrawn(),
          previous,
          synthetic,
          settings.signingKey().map(k -> SigningKey.fingerprint(k.publicKey())).orElse(null),
          certificate
              .map(c -> new PackageManifest.Identities(c.fingerprint(), Map.of(), Map.of()))
              .orElse(null),
          List.of());
    }

    /** The package before, held to its hashes: what differs from a spoilt one says nothing. */
    private PackageManifest.Previous previous(EarlierPackages.Found before) throws IOException {
      PackageManifest manifest = PackageCheck.check(before.folder(), Optional.empty());
      return new PackageManifest.Previous(
          manifest.bizDate(),
          manifest.generation(),
          manifest.publication(),
          PackageCheck.sha256(before.folder().resolve(PackageManifest.NAME)));
    }

    private List<Integer> withdrawn() {
      return chain.chain().stream()
          .filter(p -> p.bizDate().equals(night.bizDate()) && p.sequence() < night.sequence())
          .map(Published::gen)
          .sorted()
          .toList();
    }

    private Draft draft(
        Recipient recipient,
        Optional<RecipientCertificate> certificate,
        PackageManifest head,
        Optional<EarlierPackages.Found> before,
        int number) {
      ReleaseKeys keys = ReleaseKeys.open(settings.keyFile(), recipient.id());
      PackageTables tables = new PackageTables(read, keys, "package_" + number);
      List<HandOverFile> files = files(recipient, recipient.tables());
      if (recipient.kind() == Recipient.Kind.PROVINCE) {
        files.forEach(f -> tables.add(f, eventsOf(recipient.scope(), f, number)));
        tables.release();
      } else {
        for (HandOverFile file : files) {
          tables.add(
              file,
              file.standingSql(standing.table(source(file)), recipient.scope(), night.bizDate()));
        }
        tables.release();
        Path folder = before.map(EarlierPackages.Found::folder).orElse(null);
        files.forEach(f -> tables.addDifference(f, folder, night.bizDate()));
      }
      return new Draft(
          recipient,
          keys,
          certificate,
          head,
          tables,
          certificate.isPresent() ? tables.pseudonyms() : Map.of());
    }

    private String eventsOf(String province, HandOverFile file, int number) {
      EventSource source =
          EventSource.ALL.stream()
              .filter(s -> s.file().equals(file.name()))
              .findFirst()
              .orElseThrow();
      String view = "events_" + number + "_" + source.file();
      SmallRead unused =
          read.with(view, source.events(), events.get(source).getOrDefault(province, List.of()));
      return file.eventsSql(view, province, night.sequence());
    }

    private StandingSource source(HandOverFile file) {
      return StandingSource.ALL.stream()
          .filter(s -> s.file().equals(file.name()))
          .findFirst()
          .orElseThrow();
    }

    private Map<IdentityKind, Set<Long>> registryTokens(List<Draft> drafts) {
      Map<IdentityKind, Set<Long>> tokens = new EnumMap<>(IdentityKind.class);
      for (Draft draft : drafts) {
        draft
            .pseudonyms()
            .forEach(
                (kind, some) ->
                    some.stream()
                        .map(p -> draft.keys().token(kind, p))
                        .filter(RegistryToken::is)
                        .forEach(t -> tokens.computeIfAbsent(kind, k -> new TreeSet<>()).add(t)));
      }
      return tokens;
    }

    private Written written(Draft draft, LongIdentities longOnes) throws IOException {
      Recipient recipient = draft.recipient();
      Path place = packages.place(recipient, night);
      PackageFolder folder = PackageFolder.begin(place);
      String lastDay = draft.tables().lastDay(night.bizDate().toString());
      List<PackageManifest.Entry> entries = new ArrayList<>(draft.tables().write(folder));
      PackageManifest.Identities identities = null;
      if (draft.certificate().isPresent()) {
        RecipientCertificate certificate = draft.certificate().get();
        Path sealed = folder.file(SealedIdentities.NAME);
        SealedIdentities.Counts counts =
            SealedIdentities.write(
                certificate, tokenizer, draft.keys(), draft.pseudonyms(), longOnes, sealed);
        identities =
            new PackageManifest.Identities(
                certificate.fingerprint(), words(counts.given()), words(counts.missing()));
        long given = counts.given().values().stream().mapToLong(Long::longValue).sum();
        boolean unused = entries.add(PackageManifest.Entry.of(sealed, null, 0, given));
      }
      PackageManifest manifest = draft.head().with(lastDay, identities, entries);
      Written written = new Written(recipient, place, manifest, true);
      folder.publish(
          manifest, settings.signingKey(), json -> log.append(line(written, Sha256.hex(json))));
      return written;
    }

    private ReleaseLog.Line line(Written written, String manifestSha256) {
      PackageManifest manifest = written.manifest();
      PackageManifest.Identities identities = manifest.identities();
      return new ReleaseLog.Line(
          settings.by(),
          manifest.bizDate(),
          manifest.generation(),
          manifest.publication(),
          manifest.publicationHash(),
          manifest.recipient(),
          manifest.purpose(),
          written.rows(),
          identities == null ? null : identities.encryptedTo(),
          identities == null ? Map.of() : identities.given(),
          manifest.signedBy(),
          manifestSha256);
    }

    private static Map<String, Long> words(Map<IdentityKind, Long> counts) {
      Map<String, Long> words = new HashMap<>();
      counts.forEach((kind, count) -> words.put(kind.id(), count));
      return words;
    }

    private List<Unclaimed> unclaimed(List<Recipient> all) {
      List<Unclaimed> unclaimed = new ArrayList<>();
      Map<Recipient.Kind, Set<String>> scopes = new EnumMap<>(Recipient.Kind.class);
      for (Recipient.Kind kind : Recipient.Kind.values()) {
        Set<String> unused = scopes.put(kind, new TreeSet<>());
      }
      all.forEach(r -> scopes.get(r.kind()).add(r.scope()));
      for (EventSource source : EventSource.ALL) {
        boolean unused = unclaimed.add(events(source, scopes.get(Recipient.Kind.PROVINCE)));
      }
      for (StandingSource source : StandingSource.ALL) {
        boolean unused = unclaimed.add(standing.unclaimed(source, scopes.get(source.kind())));
      }
      return unclaimed;
    }

    private Unclaimed events(EventSource source, Set<String> provinces) {
      long unknown = 0;
      long others = 0;
      for (Map.Entry<String, List<SliceFile>> e : events.get(source).entrySet()) {
        boolean isNation = e.getKey().equals(EventQuery.NATION);
        if (provinces.contains(e.getKey())) {
          continue;
        }
        String view = "unclaimed_" + source.file() + "_" + e.getKey();
        long rows =
            ((Number)
                    read.with(view, source.events(), e.getValue())
                        .rows(
                            "SELECT count(*) FROM "
                                + view
                                + " WHERE publication = "
                                + night.sequence(),
                            "rows")
                        .get(0)
                        .get("rows"))
                .longValue();
        unknown += isNation ? rows : 0;
        others += isNation ? 0 : rows;
      }
      return new Unclaimed(Recipient.Kind.PROVINCE, source.file(), unknown, others);
    }
  }
}
