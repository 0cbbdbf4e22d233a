package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecipientsConfTest {

  private static final String GOOD =
      "{id: bank-a, kind: bank, scope: A行, tables: [], certificate: '', purpose: why}";

  @TempDir private Path conf;

  @Test
  void readsRecipientsInTheOrderOfTheFile() throws IOException {
    write(
        GOOD,
        "{id: p-96, kind: province, scope: '960000', tables: [export_clue], certificate: c.pem,"
            + " purpose: why}");

    assertThat(RecipientsConf.read(conf))
        .extracting(Recipient::id, Recipient::kind, r -> r.certificate().isPresent())
        .containsExactly(
            tuple("bank-a", Recipient.Kind.BANK, false),
            tuple("p-96", Recipient.Kind.PROVINCE, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "id: bank-a | id: ../bank | lower case letters",
        "kind: bank | kind: planet | none of province, bank and operator",
        "kind: bank | kind: province | no code of a province",
        "purpose: why | purpose: ' ' | no purpose",
        "purpose: why | purpose: why, more: x | more",
      })
  void refusesWhatIsNoRecipient(String right, String wrong, String said) throws IOException {
    write(GOOD.replace(right, wrong));

    assertThatThrownBy(() -> RecipientsConf.read(conf))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("recipients.yaml")
        .hasMessageContaining(said);
  }

  @Test
  void refusesAnIdTwice() throws IOException {
    write(GOOD, GOOD);

    assertThatThrownBy(() -> RecipientsConf.read(conf))
        .hasMessageContaining("bank-a is there twice");
  }

  private void write(String... lines) throws IOException {
    Files.writeString(
        conf.resolve("recipients.yaml"), "recipients:\n  - " + String.join("\n  - ", lines) + "\n");
  }
}
