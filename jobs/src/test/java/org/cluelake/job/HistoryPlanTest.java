package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.contract.Tables.ACCOUNT_DAY;
import static org.cluelake.contract.Tables.ACCOUNT_EDGE_DAY;
import static org.cluelake.contract.Tables.CONTACT_THEN_PAY;
import static org.cluelake.contract.Tables.LISTED_ENTITY;
import static org.cluelake.contract.Tables.MONEY_LOOP;
import static org.cluelake.contract.Tables.NEW_LOOP;
import static org.cluelake.contract.Tables.NEW_PAYEE_PAYMENT;
import static org.cluelake.contract.Tables.REGION_POSTERIOR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.ShippedNight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPlanTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 8, 2);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 1);
  private static final List<Step> STEPS = ShippedNight.steps();

  private static Step maker(TableContract table) {
    return STEPS.stream().filter(s -> s.writes().equals(table)).findFirst().orElseThrow();
  }

  /** What a made day reads is made before it, and kept until then. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40, 212})
  void everyMadeDayFindsWhatItReads(int length) {
    LocalDate first = LAST.minusDays(length - 1L);
    HistoryPlan plan = new HistoryPlan(STEPS, first, LAST);
    Set<TableContract> before = new HashSet<>();
    List<String> missing = new ArrayList<>();
    for (Step step : plan.steps()) {
      for (Read read : step.reads()) {
        assertThat(read.slice()).isNotEqualTo(Read.Slice.PUBLISHED_BEFORE);
        if (read.table().layer() == Layer.CLEAN) {
          continue;
        }
        boolean own = HistoryPlan.isOwnBefore(step, read);
        assertThat(own || before.contains(read.table())).as(step.id()).isTrue();
        for (LocalDate day : plan.days(step)) {
          wanted(read, day)
              .filter(w -> !w.isBefore(first))
              .filter(w -> !isThere(plan, read.table(), w, day, own))
              .forEach(w -> missing.add(step.id() + " " + day + " " + read.view() + " " + w));
        }
      }
      before.add(step.writes());
    }
    assertThat(missing).isEmpty();
    assertThat(plan.steps()).hasSizeGreaterThan(20);
  }

  private static boolean isThere(
      HistoryPlan plan, TableContract table, LocalDate wanted, LocalDate day, boolean own) {
    return plan.days(maker(table)).contains(wanted)
        && (own || plan.isReadByOthers(table, wanted))
        && (wanted.equals(day) || plan.isReadAfter(table, wanted, day.minusDays(1)));
  }

  /** Features and detectors of any night after the last day find what the windows reach. */
  @Test
  void laterNightsFindWhatTheyRead() {
    HistoryPlan plan = new HistoryPlan(STEPS, FIRST, LAST);
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Step step : STEPS) {
      for (Read read : step.reads()) {
        if (!plan.makes(read.table()) || step.writes().layer().compareTo(Layer.SIGNAL) > 0) {
          continue;
        }
        for (int night = 1; night <= 92; night++) {
          // Only the first night reads a day of the history as the one before it.
          if (read.slice() == Read.Slice.BEFORE && night > 1) {
            continue;
          }
          for (LocalDate w : wanted(read, LAST.plusDays(night)).toList()) {
            if (!w.isAfter(LAST) && !w.isBefore(FIRST)) {
              found++;
              if (!plan.isReadAfter(read.table(), w, LAST)) {
                missing.add(step.id() + " " + read.view() + " " + w);
              }
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(1000);
  }

  @Test
  void partialsAreMadeForEveryDayAndStatesAreKeptAsTheyEnd() {
    HistoryPlan plan = new HistoryPlan(STEPS, FIRST, LAST);
    List<LocalDate> all = FIRST.datesUntil(LAST.plusDays(1)).toList();
    for (TableContract partial : List.of(ACCOUNT_DAY, ACCOUNT_EDGE_DAY)) {
      assertThat(all).allMatch(d -> plan.isReadAfter(partial, d, LAST));
    }
    assertThat(plan.days(maker(MONEY_LOOP))).isEqualTo(all);
    assertThat(plan.days(maker(NEW_LOOP))).isEqualTo(all);
    assertThat(all.stream().filter(d -> plan.isReadAfter(MONEY_LOOP, d, LAST)))
        .containsExactly(LAST);
    assertThat(plan.days(maker(NEW_PAYEE_PAYMENT))).hasSizeBetween(1, 30).endsWith(LAST);
  }

  /** What is said of people, and what compares itself with what was said, is not made. */
  @Test
  void whatNeedsAPublicationIsNotMade() {
    HistoryPlan plan = new HistoryPlan(STEPS, FIRST, LAST);
    assertThat(plan.makes(LISTED_ENTITY)).isFalse();
    assertThat(plan.makes(CONTACT_THEN_PAY)).isFalse();
    // Warnings sent are counted by region, so no comparison of regions is made before there are
    // any.
    assertThat(plan.makes(REGION_POSTERIOR)).isFalse();
    assertThat(plan.steps()).allMatch(s -> s.writes().layer() == Layer.FEATURE);
  }

  private static Stream<LocalDate> wanted(Read read, LocalDate day) {
    return switch (read.slice()) {
      case TODAY, LATEST -> Stream.of(day);
      case BEFORE -> Stream.of(day.minusDays(1));
      case WINDOW -> day.minusDays(read.days() - 1L).datesUntil(day.plusDays(1));
      case PUBLISHED_BEFORE -> Stream.of();
    };
  }
}
