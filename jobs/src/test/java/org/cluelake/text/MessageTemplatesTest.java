package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cluelake.contract.Tables;
import org.cluelake.job.NightSteps;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of a night, classed by a model and joined to campaigns. */
class MessageTemplatesTest {

  private static final String NIGHT = "2026-03-10";
  private static final String DAY = "number, template_hash, messages, receivers";
  private static final String LEG =
      "message_id, number, other, direction, template_hash, normalised_text";
  private static final String BANK = "尊敬 的 用户 您 的 网银 密码 器 将 于 3 时 失效 请 登录 http://a.example 升级";
  private static final String BANK_AGAIN =
      "尊敬 的 用户 您 的 网银 密码 器 将 于 9 时 失效 请 登录 http://b.example 升级 吧";
  private static final String SHOP = "会员 今晚 8 点 狂欢 满 300 元 立减 退订 回复 td";

  @TempDir static Path models;
  private static String version;

  @BeforeAll
  static void train() {
    List<LabelledText> texts = Messages.of(20);
    version =
        ModelFolder.write(
                models, Messages.spec(), texts, new TextTraining(Messages.spec()).model(texts))
            .version();
  }

  @Test
  void wordsOfManyAreClassedAndNearDuplicatesAreOneCampaign() {
    Map<String, Map<String, Object>> rows = rows(night(2), List.of());
    assertThat(rows.keySet()).containsExactlyInAnyOrder("aa", "bb", "cc");
    assertThat(rows.get("aa")).containsEntry("text_group", "fraud").containsEntry("model", version);
    assertThat(rows.get("aa").get("label")).isEqualTo("FR_Bank");
    assertThat(rows.get("cc").get("text_group")).isEqualTo("advertising");
    assertThat(rows.get("bb").get("campaign")).isEqualTo(rows.get("aa").get("campaign"));
    assertThat(rows.get("cc").get("campaign")).isNotEqualTo(rows.get("aa").get("campaign"));
  }

  @Test
  void neitherOrderNorBucketsChangeAnything() {
    List<String> rows = new ArrayList<>(night(2));
    Map<String, Map<String, Object>> plain = rows(rows, List.of());
    Collections.shuffle(rows, new Random(7));
    assertThat(rows(rows, List.of())).isEqualTo(plain);
    assertThat(lines(rows, List.of(), 4)).isEqualTo(lines(rows, List.of(), 1));
  }

  /** A campaign keeps its id while the message that began it is remembered, and no longer. */
  @Test
  void aCampaignKeepsTheIdOfItsEarliestMessage() {
    String before =
        "'zz', '%s', DATE '2026-02-20', DATE '%s', 'old', 'fraud', 'FR_Bank', 1, 1, 'm'";
    String alone = rows(night(2), List.of()).get("aa").get("campaign").toString();
    Map<String, Map<String, Object>> later =
        rows(night(2), List.of(before.formatted(BANK, "2026-02-21")));
    assertThat(later).containsKey("zz");
    assertThat(later.get("aa").get("campaign"))
        .isEqualTo(later.get("zz").get("campaign"))
        .isNotEqualTo(alone);
    assertThat(later.get("zz").get("last_on")).hasToString("2026-02-21");
    Map<String, Map<String, Object>> forgotten =
        rows(night(2), List.of(before.formatted(BANK, "2026-02-08")));
    assertThat(forgotten).doesNotContainKey("zz");
    assertThat(forgotten.get("aa").get("campaign")).isEqualTo(alone);
  }

  @Test
  void wordsToFewAreNeverLookedAt() {
    List<String> rows = new ArrayList<>(night(2));
    rows.add("9|dd|3|3|" + BANK);
    assertThat(rows(rows, List.of())).doesNotContainKey("dd").hasSize(3);
  }

  @Test
  void withoutAModelNothingIsGatheredAndNothingRuns() {
    MessageTemplates without = step("", "");
    assertThat(without.rowsComeFrom()).containsExactly(Read.before(Tables.MESSAGE_TEMPLATE));
    try (StepBench bench = given(StepBench.of(without, NIGHT), night(2), List.of())) {
      assertThat(bench.rows()).isEmpty();
    }
  }

  /** The shipped night has no model, so no message's words lead to any row. */
  @Test
  void theShippedNightHasNoModel() {
    assertThat(NightSteps.of(Repository.conf()))
        .filteredOn(s -> s.id().equals("message-template"))
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.rowsComeFrom()).containsExactly(Read.before(Tables.MESSAGE_TEMPLATE)));
  }

  @Test
  void anotherModelThanThePinnedOneStopsTheNight() {
    String other = "0".repeat(32);
    assertThatThrownBy(
            () -> {
              try (StepBench bench =
                  given(StepBench.of(step(models.toString(), other), NIGHT), night(2), List.of())) {
                bench.rows();
              }
            })
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("no model");
    assertThatThrownBy(() -> step(models.toString(), "")).isInstanceOf(PipelineException.class);
    assertThatThrownBy(() -> step(models.toString(), "newest"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("32 hexadecimal digits");
  }

  /** Sender, template, messages, receivers and words. */
  private static List<String> night(int senders) {
    List<String> rows = new ArrayList<>();
    for (int sender = 1; sender <= senders; sender++) {
      rows.add(sender + "|aa|12|12|" + BANK);
      rows.add(sender + "|bb|6|6|" + BANK_AGAIN);
      rows.add(sender + "|cc|40|40|" + SHOP);
    }
    return rows;
  }

  private static MessageTemplates step(String folder, String pinned) {
    return new MessageTemplates(new MessageTemplates.Params(folder, pinned, 30, 10));
  }

  private static StepBench given(StepBench bench, List<String> night, List<String> before) {
    int id = 0;
    for (String row : night) {
      String[] v = row.split("\\|");
      bench.given(
          "message_template_day", DAY, "%s, '%s', %s, %s".formatted(v[0], v[1], v[2], v[3]));
      bench.given(
          "sms_leg", LEG, "'m%d', %s, 500, 'out', '%s', '%s'".formatted(id++, v[0], v[1], v[4]));
    }
    return bench.given(
        "message_template_before",
        String.join(", ", Tables.MESSAGE_TEMPLATE.columns()),
        before.toArray(String[]::new));
  }

  private static Map<String, Map<String, Object>> rows(List<String> night, List<String> before) {
    Map<String, Map<String, Object>> rows = new HashMap<>();
    try (StepBench bench =
        given(StepBench.of(step(models.toString(), version), NIGHT), night, before)) {
      bench.rows().forEach(r -> rows.put(r.get("template_hash").toString(), r));
    }
    return rows;
  }

  private static List<String> lines(List<String> night, List<String> before, int buckets) {
    try (StepBench bench =
        given(
            StepBench.ofBucket(step(models.toString(), version), NIGHT, 0, buckets),
            night,
            before)) {
      return bench.lines(Tables.MESSAGE_TEMPLATE.columns().toArray(String[]::new));
    }
  }
}
