package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Campaigns do not depend on order, and small changes do not part them. */
class CampaignProperties {

  private static final Campaigns CAMPAIGNS = new Campaigns(new TextSpec.Similarity(3, 0.6));
  private static final String NOTICE =
      "尊敬 的 旅客 %s 您 预订 的 航班 因 机械 故障 已 被 取消 请 及时 联系 客服 %s 办理 改签 或 退票 以免 耽误 您 的 行程";

  @Property(tries = 30)
  void theOrderOfTextsChangesNothing(@ForAll long seed) {
    List<String> texts = new ArrayList<>(Messages.of(12).stream().map(LabelledText::text).toList());
    Map<String, Set<String>> before = byId(texts);
    Collections.shuffle(texts, new Random(seed));
    assertThat(byId(texts)).isEqualTo(before);
  }

  @Property(tries = 50)
  void aChangedNumberOrLinkIsTheSameText(@ForAll @IntRange(min = 0, max = 99999999) int number) {
    String some = NOTICE.formatted("NAME", "11100000000");
    String other = NOTICE.formatted("NAME", "112%08d".formatted(number));
    List<Campaign> campaigns = CAMPAIGNS.of(List.of(some, other));
    assertThat(campaigns).singleElement().extracting(Campaign::texts).isEqualTo(List.of(0, 1));
    assertThat(campaigns.get(0).id()).isEqualTo(CAMPAIGNS.of(List.of(some)).get(0).id());
  }

  @Example
  void aNamePutForAMaskStays() {
    List<String> texts =
        List.of(
            NOTICE.formatted("NAME", "PHONE"),
            NOTICE.formatted("欧阳 小林", "PHONE"),
            NOTICE.formatted("", "PHONE"));
    assertThat(CAMPAIGNS.of(texts)).hasSize(1);
  }

  @Example
  void otherWordsAreAnotherCampaign() {
    List<Campaign> campaigns =
        CAMPAIGNS.of(
            List.of(
                NOTICE.formatted("NAME", "PHONE"), "代开 各 行业 发票 可 验证 后 付款", "代开 各 行业 发票 可 验证 后 付款"));
    assertThat(campaigns).extracting(c -> c.texts()).containsExactly(List.of(1, 2), List.of(0));
  }

  /** Bands are a short cut: they find what comparing every pair finds. */
  @Example
  void noTieIsMissed() {
    List<String> texts = new ArrayList<>();
    for (int cut = 0; cut < 40; cut++) {
      List<String> signs = MaskedText.of(NOTICE.formatted("NAME", "PHONE")).signs();
      texts.add(String.join("", signs.subList(0, signs.size() - cut)));
    }
    List<long[]> shingles = texts.stream().map(t -> Shingles.of(MaskedText.of(t), 3)).toList();
    Set<Integer> reached = new HashSet<>(Set.of(0));
    for (int round = 0; round < texts.size(); round++) {
      for (int i = 0; i < texts.size(); i++) {
        for (int j : List.copyOf(reached)) {
          if (Shingles.similarity(shingles.get(i), shingles.get(j)) >= 0.6) {
            Object unused = reached.add(i);
          }
        }
      }
    }
    assertThat(new HashSet<>(CAMPAIGNS.of(texts).get(0).texts())).isEqualTo(reached);
    assertThat(reached.size()).isBetween(2, texts.size());
  }

  private static Map<String, Set<String>> byId(List<String> texts) {
    Map<String, Set<String>> byId = new TreeMap<>();
    for (Campaign campaign : CAMPAIGNS.of(texts)) {
      Set<String> members = new HashSet<>();
      campaign.texts().forEach(i -> members.add(texts.get(i)));
      assertThat(byId.put(campaign.id(), members)).isNull();
    }
    return byId;
  }
}
