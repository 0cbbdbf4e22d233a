package org.cluelake.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Invented messages of five classes, and the spec that reads them. */
final class Messages {

  private static final String[] NAMES = {"小林", "老周", "阿梅", "陈工", "小何", "老于", "阿青", "小鲁"};

  private static final Map<String, List<String>> SAID =
      Map.of(
          "FR_Bank",
          List.of(
              "尊敬 的 用户 %s 您 的 网银 密码 器 将 于 %d 时 失效 请 登录 http://bank-%d.example 升级",
              "%s 您 的 账户 积分 %d 即将 清零 请 点击 http://points-%d.example 兑换 现金"),
          "FR_Prize",
          List.of(
              "恭喜 %s 您 被 抽中 为 场外 幸运 观众 获得 奖金 %d 元 请 登录 http://lucky-%d.example 领取",
              "%s 你好 你 的 号码 已 中奖 %d 元 详情 见 http://prize-%d.example 验证码 已 发"),
          "IL_Invoice",
          List.of(
              "代开 各 行业 发票 可 验证 后 付款 联系 %s 经理 电话 111%08d 点数 %d",
              "长期 代办 各类 发票 %s 经理 保 真 111%08d 优惠 %d 点"),
          "AD_Shop",
          List.of("%s 会员 今晚 %d 点 狂欢 满 %d 元 立减 退订 回复 td", "感恩 回馈 %s 全场 满 %d 减 %d 新品 上市 退订 回复 td"),
          "Other",
          List.of("%s 家长 您好 周%d 下午 %d 点 开 家长会 请 准时 到校", "%s 您 的 快递 已 到 驿站 取件 码 %d 请 在 %d 日 前 领取"));

  private Messages() {}

  /** So many messages of each class, no two alike. */
  static List<LabelledText> of(int each) {
    List<LabelledText> texts = new ArrayList<>();
    SAID.forEach(
        (label, forms) -> {
          for (int i = 0; i < each; i++) {
            String form = forms.get(i % forms.size());
            String name = NAMES[i * 5 % NAMES.length] + (char) ('一' + i);
            texts.add(new LabelledText(String.format(form, name, i * 7 + 1, i + 2), label));
          }
        });
    return texts;
  }

  static TextSpec spec() {
    return new TextSpec(
        "invented",
        new TextSpec.Columns("text", "label"),
        TextSpec.Delimiter.tab,
        Map.of(
            "fraud", List.of("FR_*"),
            "otherIllegal", List.of("IL_*"),
            "advertising", List.of("AD_*"),
            "ordinary", List.of("Other")),
        new TextSpec.Terms(List.of(1, 2), List.of(1, 4), 2),
        List.of(1.0),
        5,
        new TextSpec.Similarity(3, 0.6));
  }
}
