package org.cluelake.job;

import static org.cluelake.contract.Tables.TOKEN_REGISTRY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.RegistryEntry;
import org.cluelake.identity.TokenRegistry;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.AsOf;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.source.MovedToken;

/**
 * What the token registry says of the identities of some dates. Nearly all are known where they
 * want to be or take a token nobody wants; the kernel tells these apart, whatever the size of the
 * registry. Only wishes that collide come to Java, with the entries that decide them.
 */
final class Registration {

  /**
   * The answer for a date.
   *
   * @param added the rows the registry gets
   * @param moved tokens that are others than those wanted, in a fixed order
   */
  record Answer(List<StagedFile> added, List<MovedToken> moved) {}

  private static final String COLUMNS = "kind, token, fingerprint";

  private final SmallRead read;
  private final NavigableMap<LocalDate, List<String>> wanted;

  /**
   * A registration.
   *
   * @param read a reader with no other views
   * @param registry the registry's files of earlier nights
   * @param wanted files of wanted entries by date: kind, token and fingerprint
   */
  Registration(
      SmallRead read, List<SliceFile> registry, NavigableMap<LocalDate, List<String>> wanted) {
    this.read = read.with("registered", TOKEN_REGISTRY, registry);
    this.wanted = wanted;
  }

  /**
   * The answers, as nights would have got them one after the other.
   *
   * @param staging where a date's rows are written
   * @throws PipelineException of kind INTERNAL where the registry contradicts itself
   */
  NavigableMap<LocalDate, Answer> answers(Function<LocalDate, String> staging) {
    accept();
    NavigableMap<LocalDate, Answer> answers = new TreeMap<>();
    if (wanted.values().stream().allMatch(List::isEmpty)) {
      wanted.keySet().forEach(day -> answers.put(day, new Answer(List.of(), List.of())));
      return answers;
    }
    wish();
    NavigableMap<LocalDate, List<MovedToken>> moved = collided();
    wanted
        .keySet()
        .forEach(
            day ->
                answers.put(
                    day,
                    new Answer(
                        read.staged(
                            TOKEN_REGISTRY,
                            "SELECT kind, fingerprint, token FROM wish WHERE day = " + date(day),
                            staging.apply(day)),
                        moved.getOrDefault(day, List.of()))));
    return answers;
  }

  private void accept() {
    read.rows(
            """
            SELECT kind FROM registered
            GROUP BY kind, token HAVING min(fingerprint) < max(fingerprint)
            ORDER BY kind LIMIT 1
            """,
            "kind")
        .forEach(
            r -> {
              throw TokenRegistry.contradiction((String) r.get("kind"));
            });
  }

  /** Makes a table of the entries that are not in the registry as wanted, by their first date. */
  private void wish() {
    List<String> days = new ArrayList<>();
    wanted.forEach(
        (day, files) -> {
          if (!files.isEmpty()) {
            SmallRead unused = read.with("wanted_" + days.size(), files);
            days.add(
                "SELECT %s, %s AS day FROM wanted_%d".formatted(COLUMNS, date(day), days.size()));
          }
        });
    read.run(
        """
        CREATE TABLE wish AS
        SELECT %1$s, min(day) AS day
        FROM (%2$s) ANTI JOIN registered USING (%1$s)
        GROUP BY %1$s
        """
            .formatted(COLUMNS, String.join(" UNION ALL ", days)));
  }

  /** Settles wishes for tokens that are taken or wanted twice; what is added replaces them. */
  private NavigableMap<LocalDate, List<MovedToken>> collided() {
    Set<RegistryEntry> collided =
        new HashSet<>(
            entries(
                read,
                """
                SELECT kind, token, fingerprint FROM wish SEMI JOIN registered USING (kind, token)
                UNION ALL
                SELECT kind, token, fingerprint FROM wish SEMI JOIN (
                  SELECT kind, token FROM wish GROUP BY kind, token HAVING count(*) > 1
                ) USING (kind, token)
                """));
    NavigableMap<LocalDate, List<MovedToken>> moved = new TreeMap<>();
    if (collided.isEmpty()) {
      return moved;
    }
    String decisive =
        TokenRegistry.places(collided).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " WHERE token IN (", ")"));
    TokenRegistry registry =
        new TokenRegistry(
            entries(read, "SELECT DISTINCT " + COLUMNS + " FROM registered" + decisive));
    List<MovedToken> all = new ArrayList<>();
    for (LocalDate day : wanted.keySet()) {
      String own = " AND day = " + date(day);
      TokenRegistry.Resolution settled =
          registry.resolve(entries(read, "SELECT " + COLUMNS + " FROM wish" + decisive + own));
      read.run("DELETE FROM wish" + decisive + own);
      add(day, settled.added());
      // An identity keeps its token on later dates, whose wish is no new one.
      all.addAll(MovedToken.of(settled));
      moved.put(day, MovedToken.sorted(all));
    }
    return moved;
  }

  private void add(LocalDate day, Collection<RegistryEntry> entries) {
    if (!entries.isEmpty()) {
      read.run(
          entries.stream()
              .map(
                  e ->
                      "(%s, %d, %d, %s)"
                          .formatted(
                              Kernel.quoted(e.kind().id()), e.token(), e.fingerprint(), date(day)))
              .collect(
                  Collectors.joining(", ", "INSERT INTO wish (" + COLUMNS + ", day) VALUES ", "")));
    }
  }

  /** The entries a query of kind, token and fingerprint gives. */
  static List<RegistryEntry> entries(SmallRead read, String sql) {
    return read.rows(sql, "kind", "token", "fingerprint").stream()
        .map(
            r ->
                new RegistryEntry(
                    IdentityKind.named((String) r.get("kind")).orElseThrow(),
                    (Long) r.get("token"),
                    (Long) r.get("fingerprint")))
        .toList();
  }

  private static String date(LocalDate day) {
    return new AsOf(day).sqlDate();
  }
}
