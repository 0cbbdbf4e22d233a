package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.evaluate.SchemeTruth;
import org.cluelake.evaluate.SubjectTruth;
import org.cluelake.fusion.Outcomes;
import org.cluelake.fusion.Sample;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.Tokenizer;
import org.cluelake.job.FiredEvidence;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Option;

/** Options that name lakes and where their outcomes come from. */
final class FusionLakes {

  @Option(names = "--lake", description = "Root of a lake; may be repeated.")
  private List<String> roots = List.of();

  @Option(
      names = "--demo",
      description = "Folder of a demo, with its lake, key and truth; may be repeated.")
  private List<Path> demos = List.of();

  @Option(
      names = "--truth",
      description = "Truth folder of each --lake, in their order, where they are sample nations.")
  private List<Path> truths = List.of();

  @Option(names = "--key-file", description = "Key of each --lake, in their order; with --truth.")
  private List<Path> keys = List.of();

  @Option(
      names = "--scratch",
      description = "Local folder for spilling and fetched files (default: the system's).")
  private Path scratch;

  /** A lake with its outcomes; truth is null where its own cases and answers tell. */
  record Judged(String name, FiredEvidence evidence, SchemeTruth truth, Tokenizer tokenizer) {

    /** Subjects of a kind: each once, on its strongest night. */
    Sample sample(String kind, Set<String> detectors) {
      return Sample.of(
          name, evidence.of(kind, detectors), outcomes(kind, detectors), evidence.population(kind));
    }

    private Outcomes outcomes(String kind, Set<String> detectors) {
      if (truth == null) {
        return evidence.knownOutcomes(kind);
      }
      boolean isPerson = kind.equals("person");
      SubjectTruth told =
          new SubjectTruth(
              truth,
              (entityKind, entity) ->
                  IdentityKind.named(entityKind)
                      .map(k -> OptionalLong.of(tokenizer.token(k, entity)))
                      .orElse(OptionalLong.empty()),
              isPerson ? scenarios(detectors) : SubjectTruth.cardScenarios(kind),
              kind,
              isPerson
                  ? Map.of(
                      "number", evidence.holders("number"),
                      "account", evidence.holders("account"))
                  : Map.of());
      Collection<LocalDate> nights = evidence.nights();
      return new Outcomes() {
        @Override
        public Optional<Boolean> of(long subject, LocalDate night) {
          return Optional.of(told.holds(subject, night));
        }

        @Override
        public Set<Long> positives() {
          return told.subjects(nights);
        }
      };
    }

    private static Set<String> scenarios(Set<String> detectors) {
      return detectors.stream()
          .map(EvaluateCommand.SCENARIOS::get)
          .filter(Objects::nonNull)
          .collect(Collectors.toSet());
    }
  }

  /** Opens every lake. */
  List<Judged> open() {
    boolean isTold = !truths.isEmpty() || !keys.isEmpty();
    if (roots.isEmpty() && demos.isEmpty()
        || isTold && (truths.size() != roots.size() || keys.size() != roots.size())
        || !demos.isEmpty() && !roots.isEmpty() && !isTold) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "give lakes: --demo, or --lake, with as many --truth and --key-file where they are sample"
              + " nations; outcomes of both kinds are not mixed");
    }
    List<Judged> lakes = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      lakes.add(
          isTold
              ? sample(roots.get(i), truths.get(i), keys.get(i))
              : new Judged(roots.get(i), evidence(roots.get(i)), null, null));
    }
    for (Path demo : demos) {
      lakes.add(
          sample(
              demo.resolve("lake").toString(),
              demo.resolve("truth"),
              demo.resolve("keys/identity.key")));
    }
    return lakes;
  }

  private Judged sample(String root, Path truth, Path key) {
    return new Judged(
        root,
        evidence(root),
        SchemeTruth.read(truth).withGangCards(truth),
        Tokenizer.open(key.toAbsolutePath()));
  }

  private FiredEvidence evidence(String root) {
    StoredLakeOptions stored = new StoredLakeOptions();
    stored.scratch = scratch;
    return new FiredEvidence(stored.chain(root));
  }

  /** Where the outcomes come from, in words. */
  String source() {
    return demos.isEmpty() && truths.isEmpty()
        ? "live cases accepted later and answers of units"
        : "the truth of sample nations";
  }
}
