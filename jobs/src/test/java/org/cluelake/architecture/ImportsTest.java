package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its import rules, and a house that breaks them is noticed. */
class ImportsTest {

  private static final String PLANTED = "org.cluelake.architecture.planted";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cluelake");
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(PLANTED);

  /** Rules that a planted breach exists for; the other floors differ by their name alone. */
  private static final List<String> PROVEN =
      List.of(
          "every class has its floor",
          "imports of contract",
          "imports of run",
          "imports of feature",
          "imports of evaluate",
          "imports of job",
          "delta",
          "sql",
          "session",
          "spark actions",
          "clocks",
          "randomness",
          "exit",
          "console",
          "environment",
          "truth",
          "identities",
          "identities in clear",
          "encryption");

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return new HouseRules("org.cluelake")
        .all().entrySet().stream()
            .map(r -> DynamicTest.dynamicTest(r.getKey(), () -> r.getValue().check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleNoticesItsBreach() {
    Map<String, ArchRule> rules = new HouseRules(PLANTED).all();
    return PROVEN.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> assertThat(rules.get(name).evaluate(BROKEN).hasViolation()).isTrue()));
  }

  @Test
  void everyWayToAskAClockIsNoticed() {
    assertThat(violations("clocks"))
        .contains("LocalDate.now", "Instant.now", "System.currentTimeMillis", "Clock.systemUTC");
    assertThat(violations("randomness"))
        .contains("UUID.randomUUID", "Math.random", "Random.<init>()");
    assertThat(violations("console")).contains("System.out", "printStackTrace()");
  }

  @Test
  void aRuleWithoutABreachPasses() {
    JavaClasses innocent = new ClassFileImporter().importPackages(PLANTED + ".identity");
    new HouseRules(PLANTED).all().get("clocks").check(innocent);
  }

  private static String violations(String rule) {
    return new HouseRules(PLANTED).all().get(rule).evaluate(BROKEN).getFailureReport().toString();
  }
}
