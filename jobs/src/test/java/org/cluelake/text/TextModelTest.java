package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model learns, is the same for the same rows, and is what was written or refused. */
class TextModelTest {

  @TempDir private Path temp;

  @Test
  void tellsClassesOfUnseenTexts() {
    TextModel model = new TextTraining(Messages.spec()).model(Messages.of(20));
    TextVerdict fraud = model.verdict("您 的 网银 密码 即将 失效 请 登录 http://other-bank.example 升级");
    assertThat(fraud.label()).isEqualTo("FR_Bank");
    assertThat(fraud.group()).isEqualTo(TextGroup.FRAUD);
    assertThat(fraud.fraudMargin()).isPositive();
    TextVerdict invoice = model.verdict("代开 发票 请 联系 经理 11299999999 优惠");
    assertThat(invoice.group()).isEqualTo(TextGroup.OTHER_ILLEGAL);
    assertThat(invoice.fraudMargin()).isNegative();
  }

  @Test
  void theOrderOfRowsChangesNoBit() {
    List<LabelledText> texts = Messages.of(10);
    List<LabelledText> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(written(texts).version()).isEqualTo(written(shuffled).version());
    assertThat(written(texts.subList(1, texts.size())).version())
        .isNotEqualTo(written(texts).version());
  }

  @Test
  void whatIsReadSaysWhatWasWritten() {
    List<LabelledText> texts = Messages.of(10);
    TextModel model = new TextTraining(Messages.spec()).model(texts);
    ModelFolder written = ModelFolder.write(temp, Messages.spec(), texts, model);
    assertThat(written.folder().getFileName()).hasToString(written.version());

    TextModel read = ModelFolder.open(written.folder()).model();

    for (LabelledText text : texts) {
      assertThat(read.verdict(text.text())).isEqualTo(model.verdict(text.text()));
    }
  }

  @Test
  void aFlippedBitIsRefused() throws IOException {
    Path folder = written(Messages.of(6)).folder();
    Path weights = folder.resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    refused(() -> ModelFolder.open(folder), ErrorKind.DATA, "not what was written");
  }

  @Test
  void aFolderOfAnotherNameIsRefused() throws IOException {
    Path other = temp.resolve("00000000000000000000000000000000");
    Files.move(written(Messages.of(6)).folder(), other);
    refused(() -> ModelFolder.open(other), ErrorKind.DATA, "not what was written");
  }

  @Test
  void nothingButFraudTeachesNothing() {
    List<LabelledText> fraud =
        Messages.of(6).stream().filter(t -> t.label().startsWith("FR_")).toList();
    refused(() -> new TextTraining(Messages.spec()).model(fraud), ErrorKind.DATA, "something else");
  }

  @Test
  void aLabelWithoutAGroupIsRefusedWithoutItsWords() {
    List<LabelledText> texts = new ArrayList<>(Messages.of(2));
    texts.add(new LabelledText("秘密", "Politics"));
    refused(
        () -> new TextTraining(Messages.spec()).model(texts),
        ErrorKind.CONFIG,
        "a label of 8 characters is in no group");
  }

  @Test
  void aTextWithoutAKnownTermIsNoFraud() {
    TextModel model = new TextTraining(Messages.spec()).model(Messages.of(20));
    assertThat(model.verdict("").group()).isNotEqualTo(TextGroup.FRAUD);
  }

  private ModelFolder written(List<LabelledText> texts) {
    TextSpec spec = Messages.spec();
    return ModelFolder.write(temp, spec, texts, new TextTraining(spec).model(texts));
  }

  private static void refused(Supplier<?> call, ErrorKind kind, String words) {
    assertThatThrownBy(call::get)
        .isInstanceOfSatisfying(PipelineException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }
}
