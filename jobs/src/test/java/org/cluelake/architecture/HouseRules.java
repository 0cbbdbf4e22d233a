package org.cluelake.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** The import rules below a root package, by name; the planted house breaks every one of them. */
final class HouseRules {

  /** Packages that know nothing of the house but its nouns: stages, and the keeper of tables. */
  private static final List<String> PLAIN =
      List.of(
          "landing",
          "quality",
          "feature",
          "detector",
          "clue",
          "card",
          "series",
          "money",
          "region",
          "trend",
          "composite",
          "listing",
          "report",
          "export",
          "evaluate",
          "sample",
          "text",
          "lake");

  private static final Set<String> NOUNS = Set.of("run", "contract");
  private static final Set<String> ACTIONS =
      Set.of(
          "collect",
          "collectAsList",
          "take",
          "takeAsList",
          "head",
          "count",
          "show",
          "cache",
          "persist",
          "checkpoint",
          "localCheckpoint",
          "write",
          "writeTo",
          "foreach",
          "foreachPartition",
          "toLocalIterator",
          "sparkSession",
          "sqlContext");

  private final String root;
  private final Map<String, Set<String>> allowed = new TreeMap<>();

  HouseRules(String root) {
    this.root = root;
    allowed.put("contract", Set.of());
    allowed.put("run", Set.of("contract"));
    allowed.put("kernel", NOUNS);
    allowed.put("identity", NOUNS);
    allowed.put("source", with(with(NOUNS, "identity"), "kernel"));
    allowed.put("bucket", with(NOUNS, "kernel"));
    allowed.put("example", with(NOUNS, "detector"));
    PLAIN.forEach(p -> allowed.put(p, NOUNS));
    allowed.put("recipient", NOUNS);
    allowed.put("export", with(NOUNS, "recipient"));
    allowed.put("share", with(NOUNS, "recipient"));
    allowed.put("airflow", NOUNS);
    allowed.put("metric", Set.of());
    allowed.put("evaluate", with(NOUNS, "metric"));
    allowed.put(
        "quarterly", with(with(with(with(NOUNS, "region"), "trend"), "composite"), "listing"));
    allowed.put("region", with(with(NOUNS, "metric"), "trend"));
    allowed.put("fusion", with(NOUNS, "metric"));
    allowed.put("clue", with(NOUNS, "fusion"));
    allowed.put("card", with(NOUNS, "fusion"));
    allowed.put("model", with(with(NOUNS, "kernel"), "metric"));
    Set<String> belowJob = new TreeSet<>(allowed.keySet());
    belowJob.remove("sample");
    allowed.put("job", Set.copyOf(belowJob));
    allowed.put("bench", with(belowJob, "job"));
    allowed.put("app", with(with(with(belowJob, "job"), "sample"), "bench"));
  }

  private static Set<String> with(Set<String> some, String more) {
    Set<String> all = new TreeSet<>(some);
    all.add(more);
    return all;
  }

  /** Every rule by its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("every class has its floor", everyClassHasItsFloor());
    allowed.forEach(
        (from, to) -> {
          if (!from.equals("app")) {
            rules.put("imports of " + from, importsOf(from, to));
          }
        });
    rules.put("delta", onlyIn("io.delta..", "lake"));
    rules.put("sql", sql());
    rules.put("session", session());
    rules.put("spark actions", sparkActions());
    rules.put("clocks", clocks());
    rules.put("randomness", randomness());
    rules.put("exit", exit());
    rules.put("console", console());
    rules.put("environment", environment());
    rules.put("truth", truth());
    rules.put("identities", identities());
    rules.put("identities in clear", identitiesInClear());
    rules.put("encryption", encryption());
    return rules;
  }

  private ArchRule everyClassHasItsFloor() {
    return classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(Stream.of(root), allowed.keySet().stream().map(this::below))
                .toArray(String[]::new))
        .because("a package outside the plan escapes every other rule; add it to HouseRules");
  }

  private ArchRule importsOf(String from, Set<String> to) {
    String[] others =
        allowed.keySet().stream()
            .filter(p -> !p.equals(from) && !to.contains(p))
            .map(this::below)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(below(from))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .because(
            "imports go app -> job -> stages, lake, bucket -> kernel -> run -> contract, and stages are"
                + " joined by tables, not by imports");
  }

  private ArchRule onlyIn(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(below(home))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("one place reads and writes tables, so that every commit is made the same way");
  }

  private ArchRule sql() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(below("kernel"), below("source"), below("bench"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.duckdb..")
        .because("the kernel's memory, threads and extensions are bounded where it is opened");
  }

  private ArchRule session() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(below("job"), below("lake"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SparkSession.class)
        .because("a step that holds the session can read what it has not declared");
  }

  private ArchRule sparkActions() {
    DescribedPredicate<JavaAccess<?>> action =
        DescribedPredicate.describe(
            "runs a Spark job or leaves the plan",
            a ->
                a.getTargetOwner().isAssignableTo(Dataset.class)
                    && ACTIONS.contains(a.getTarget().getName()));
    return noClasses()
        .that()
        .resideOutsideOfPackages(below("job"), below("lake"))
        .should()
        .accessTargetWhere(action)
        .because("a step only says what its rows are; the job runs it, once");
  }

  private ArchRule clocks() {
    DescribedPredicate<JavaAccess<?>> clock =
        DescribedPredicate.describe(
            "asks a clock",
            a ->
                a.getTargetOwner().getPackageName().equals("java.time")
                        && (a.getTarget().getName().equals("now")
                            || a.getTarget().getName().equals("system")
                            || a.getTargetOwner().isEquivalentTo(Clock.class))
                    || a.getTargetOwner().isEquivalentTo(System.class)
                        && a.getTarget().getName().equals("currentTimeMillis")
                    || a.getTargetOwner().isEquivalentTo(Thread.class)
                        && a.getTarget().getName().equals("sleep"));
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".app.BusinessDate")
        .and()
        .doNotHaveFullyQualifiedName(root + ".app.WallPace")
        .and()
        .doNotHaveFullyQualifiedName(root + ".app.ServerClock")
        .should()
        .accessTargetWhere(clock)
        .because(
            "the business date is an argument; a rerun of any night gives the same rows. Waiting for"
                + " another service takes real time, which WallPace alone gives it, and a server"
                + " that ends tokens by the time is given its clock");
  }

  private ArchRule randomness() {
    DescribedPredicate<JavaAccess<?>> random =
        DescribedPredicate.describe(
            "draws what cannot be drawn again",
            a ->
                a.getTargetOwner().isEquivalentTo(UUID.class)
                        && a.getTarget().getName().equals("randomUUID")
                    || a.getTargetOwner().isEquivalentTo(Math.class)
                        && a.getTarget().getName().equals("random")
                    || a.getTargetOwner().isAssignableTo(Random.class)
                        && a.getTarget().getName().equals("<init>")
                        && a.getTarget().getFullName().endsWith("()")
                    || a.getTargetOwner().getName().equals("java.util.concurrent.ThreadLocalRandom")
                        && a.getTarget().getName().equals("current"));
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".share.FreshSecret")
        .should()
        .accessTargetWhere(random)
        .because(
            "ids are made from content, and a sample from its seed; only a secret must not be drawn"
                + " again");
  }

  private ArchRule exit() {
    DescribedPredicate<JavaAccess<?>> exit =
        DescribedPredicate.describe(
            "ends the process",
            a ->
                Set.of("exit", "halt").contains(a.getTarget().getName())
                    && (a.getTargetOwner().isEquivalentTo(System.class)
                        || a.getTargetOwner().isEquivalentTo(Runtime.class)));
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".app.Main")
        .should()
        .accessTargetWhere(exit)
        .because("errors carry the exit code to Main; anything else would skip what is open");
  }

  private ArchRule console() {
    DescribedPredicate<JavaAccess<?>> console =
        DescribedPredicate.describe(
            "writes to the console",
            a ->
                a.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(a.getTarget().getName())
                    || a.getTargetOwner().isAssignableTo(Throwable.class)
                        && a.getTarget().getName().equals("printStackTrace")
                        && a.getTarget().getFullName().endsWith("()"));
    return noClasses()
        .should()
        .accessTargetWhere(console)
        .because("commands print through picocli, and a row's value printed is a leak");
  }

  private ArchRule environment() {
    DescribedPredicate<JavaAccess<?>> environment =
        DescribedPredicate.describe(
            "reads the environment",
            a ->
                a.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("getenv", "getProperty").contains(a.getTarget().getName()));
    return noClasses()
        .that()
        .resideOutsideOfPackages(below("app"), below("job"))
        .should()
        .accessTargetWhere(environment)
        .because("what is not in conf or an argument is not pinned with the night");
  }

  private ArchRule truth() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(below("evaluate"), below("sample"), below("app"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(root + ".evaluate.SchemeTruth")
        .because("nothing that finds may know what there is to be found");
  }

  private ArchRule identities() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            below("identity"), below("source"), below("job"), below("bench"), below("app"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(below("identity"))
        .because("behind the clean step there are tokens only, and no key to turn one back");
  }

  private ArchRule identitiesInClear() {
    DescribedPredicate<JavaAccess<?>> back =
        DescribedPredicate.describe(
            "turns a token back",
            a ->
                a.getTargetOwner().getFullName().startsWith(root + ".identity.")
                    && a.getTarget().getName().equals("identityOf"));
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".identity.SealedIdentities")
        .should()
        .accessTargetWhere(back)
        .because("an identity leaves encrypted to its recipient, and nothing else has it in clear");
  }

  private ArchRule encryption() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(below("identity"), below("export"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .because("identities are encrypted and packages signed in one place each");
  }

  private String below(String name) {
    return root + "." + name + "..";
  }
}
