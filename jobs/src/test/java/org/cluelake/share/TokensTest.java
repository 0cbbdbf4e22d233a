package org.cluelake.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensTest {

  private static final Duration LIFE = Duration.ofDays(180);
  private static final Duration OVERLAP = Duration.ofDays(14);
  private static final String URL = "https://share.example/delta-sharing/";
  private static final Recipient CENTRE = recipient("centre-96", Recipient.Kind.PROVINCE, "960000");

  @TempDir private Path folder;
  private final SetClock clock = new SetClock();
  private Path file;
  private Tokens tokens;
  private int profiles;

  @BeforeEach
  void open() {
    file = folder.resolve("state/tokens.json");
    tokens = new Tokens(file, clock);
  }

  @Test
  void theProfileAloneHoldsTheTokenAndOnlyItsOwnerReadsEither() throws IOException {
    Path profile = folder.resolve("profile.share");
    assertThat(tokens.issue(CENTRE, LIFE, URL, profile)).isEqualTo(SetClock.START.plus(LIFE));
    JsonNode said = new ObjectMapper().readTree(profile.toFile());
    assertThat(said.get("shareCredentialsVersion").asInt()).isEqualTo(1);
    assertThat(said.get("endpoint").asText()).isEqualTo(URL);
    assertThat(said.get("expirationTime").asText()).isEqualTo("2026-09-11T20:00:00Z");
    String token = said.get("bearerToken").asText();
    assertThat(token).hasSize(43);
    assertThat(Files.readString(file)).doesNotContain(token).contains("centre-96");
    for (Path secret : List.of(profile, file)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
    }
    assertThat(holder(token)).contains("centre-96");
    assertThat(holder(token + "x")).isEmpty();
    assertThat(holder("")).isEmpty();
  }

  @Test
  void aTokenEndsAtItsTime() throws IOException {
    String token = issued();
    clock.pass(LIFE.minusSeconds(1));
    assertThat(holder(token)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(holder(token)).isEmpty();
    assertThat(issued()).as("a new one may be issued").isNotEqualTo(token);
  }

  @Test
  void atMostTwoTokensAreValidWhileTheyRotate() throws IOException {
    String first = issued();
    String second = rotated();
    assertThat(holder(first)).isPresent();
    assertThat(holder(second)).isPresent();
    String third = rotated();
    assertThat(holder(first)).as("the third ends the first").isEmpty();
    assertThat(holder(second)).isPresent();
    assertThat(holder(third)).isPresent();
    assertThat(new TokenFile(file).book().valid("centre-96", clock.instant()))
        .hasSize(TokenBook.MOST_VALID);
    clock.pass(OVERLAP);
    assertThat(holder(second)).isEmpty();
    assertThat(holder(third)).isPresent();
  }

  @Test
  void aRotationNeverProlongsTheTokenBefore() throws IOException {
    String first = issued();
    clock.pass(LIFE.minusDays(1));
    String second = rotated();
    clock.pass(Duration.ofDays(1));
    assertThat(holder(first)).isEmpty();
    assertThat(holder(second)).isPresent();
  }

  @Test
  void revokingEndsAllOfOneRecipientAlone() throws IOException {
    Path other = folder.resolve("other.share");
    var unused =
        tokens.issue(recipient("centre-97", Recipient.Kind.PROVINCE, "970000"), LIFE, URL, other);
    List<String> ended = List.of(issued(), rotated());
    tokens.revoke("centre-96");
    assertThat(ended).allMatch(t -> holder(t).isEmpty());
    assertThat(holder(token(other))).contains("centre-97");
  }

  @Test
  void refusesWhatWouldLoseOrDoubleAToken() throws IOException {
    assertThatThrownBy(() -> rotated()).hasMessageContaining("no valid token to rotate");
    String token = issued();
    assertThatThrownBy(() -> issued()).hasMessageContaining("share token rotate");
    Path profile = folder.resolve("there.share");
    Path unused = Files.writeString(profile, "kept");
    assertThatThrownBy(() -> tokens.rotate(CENTRE, LIFE, OVERLAP, URL, profile))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("exists");
    assertThat(Files.readString(profile)).isEqualTo("kept");
    assertThat(new TokenFile(file).book().entries()).as("nothing was issued").hasSize(1);
    assertThat(holder(token)).isPresent();
    assertThatThrownBy(
            () ->
                tokens.issue(
                    recipient("bank-a", Recipient.Kind.BANK, "A"),
                    LIFE,
                    URL,
                    folder.resolve("b.share")))
        .hasMessageContaining("no province");
  }

  @Test
  void aFileOpenToOthersIsNotRead() throws IOException {
    String token = issued();
    Path unused = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> holder(token)).hasMessageContaining("chmod 600");
  }

  private Optional<String> holder(String token) {
    return new TokenFile(file).book().holder(token, clock.instant());
  }

  private String issued() throws IOException {
    Path profile = folder.resolve("p" + profiles++);
    var unused = tokens.issue(CENTRE, LIFE, URL, profile);
    return token(profile);
  }

  private String rotated() throws IOException {
    Path profile = folder.resolve("p" + profiles++);
    var unused = tokens.rotate(CENTRE, LIFE, OVERLAP, URL, profile);
    return token(profile);
  }

  private static String token(Path profile) throws IOException {
    return new ObjectMapper().readTree(profile.toFile()).get("bearerToken").asText();
  }

  private static Recipient recipient(String id, Recipient.Kind kind, String scope) {
    return new Recipient(id, kind, scope, List.of(), "a test", Optional.empty());
  }
}
