package org.cluelake.job;

import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.TOKEN_REGISTRY;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.LongIdentities;
import org.cluelake.identity.RegistryEntry;
import org.cluelake.identity.Tokenizer;
import org.cluelake.run.SliceFile;

/**
 * Looks up identities that no token can be turned back into: in the kept copies of what registers
 * have delivered, newest first. Calls, messages and transfers are not searched: an identity that
 * only they name is reported as missing.
 */
final class KeptIdentities {

  private static final List<TableContract> REGISTERS =
      List.of(
          Tables.SOURCE_BANK_ACCOUNT,
          Tables.SOURCE_TELECOM_SUBSCRIBER,
          Tables.SOURCE_PERSON_DOCUMENT);

  private KeptIdentities() {}

  /**
   * Finds what it can.
   *
   * @param tokens registry tokens wanted, by kind
   */
  static LongIdentities find(
      PublicationChain chain,
      SmallRead read,
      Tokenizer tokenizer,
      Published night,
      Map<IdentityKind, Set<Long>> tokens)
      throws IOException {
    if (tokens.values().stream().allMatch(Set::isEmpty)) {
      return new LongIdentities(tokenizer, List.of());
    }
    LongIdentities found = new LongIdentities(tokenizer, entries(chain, read, night, tokens));
    LandedCopies copies = new LandedCopies(chain.lake(), "");
    Configuration configuration = new Configuration();
    for (AcceptedFile file : delivered(chain, read, night, copies)) {
      if (found.isComplete()) {
        break;
      }
      Path copy = new Path(file.copy());
      if (copies.has(file.sha256())) {
        found.look(copy.getFileSystem(configuration).open(copy), columns(file.feed()));
      }
    }
    return found;
  }

  private static List<RegistryEntry> entries(
      PublicationChain chain,
      SmallRead read,
      Published night,
      Map<IdentityKind, Set<Long>> tokens) {
    SmallRead unused =
        read.with(
            "token_registry",
            TOKEN_REGISTRY,
            StandingTables.upToTheNight(chain, TOKEN_REGISTRY, night));
    List<RegistryEntry> entries = new ArrayList<>();
    tokens.forEach(
        (kind, some) -> {
          if (!some.isEmpty()) {
            String sql =
                "SELECT DISTINCT kind, token, fingerprint FROM token_registry WHERE kind = '"
                    + kind.id()
                    + "' AND token IN ("
                    + some.stream().map(t -> Long.toString(t)).collect(Collectors.joining(","))
                    + ")";
            read.rows(sql, "kind", "token", "fingerprint")
                .forEach(
                    r ->
                        entries.add(
                            new RegistryEntry(
                                kind, (Long) r.get("token"), (Long) r.get("fingerprint"))));
          }
        });
    read.run("DROP VIEW token_registry");
    return entries;
  }

  private static List<AcceptedFile> delivered(
      PublicationChain chain, SmallRead read, Published night, LandedCopies copies) {
    Map<LocalDate, List<SliceFile>> ledgers = new TreeMap<>(Comparator.reverseOrder());
    StandingTables.upToTheNight(chain, FILE_LEDGER, night)
        .forEach(f -> ledgers.computeIfAbsent(f.bizDate(), d -> new ArrayList<>()).add(f));
    List<AcceptedFile> files = new ArrayList<>();
    ledgers.forEach(
        (day, slices) -> {
          SmallRead unused = read.with("ledger_of_a_day", FILE_LEDGER, slices);
          for (TableContract feed : REGISTERS) {
            read.rows(
                    "SELECT DISTINCT sha256 FROM ledger_of_a_day WHERE status = 'accepted' AND feed = '"
                        + feed.name()
                        + "' ORDER BY 1",
                    "sha256")
                .forEach(
                    r -> {
                      String sha256 = (String) r.get("sha256");
                      files.add(new AcceptedFile(feed, sha256, copies.of(sha256)));
                    });
          }
          read.run("DROP VIEW ledger_of_a_day");
        });
    return files;
  }

  /** The columns of a feed that become tokens when it is cleaned. */
  static List<LongIdentities.Column> columns(TableContract feed) {
    List<LongIdentities.Column> columns = new ArrayList<>();
    for (Property p : Tables.cleanOf(feed).properties()) {
      if (p.token() == null) {
        continue;
      }
      int open = p.token().indexOf('(');
      Optional<IdentityKind> kind =
          IdentityKind.named(open < 0 ? p.token() : p.token().substring(0, open));
      String type = open < 0 ? null : p.token().substring(open + 1, p.token().length() - 1);
      kind.ifPresent(
          k -> p.from().forEach(name -> columns.add(new LongIdentities.Column(k, name, type))));
    }
    return columns;
  }
}
