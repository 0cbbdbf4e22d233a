package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.airflow.StubServer.cut;
import static org.cluelake.airflow.StubServer.json;

import java.io.IOException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backfill asked for twice is one backfill. */
class BackfillTest {

  private static final String ASKED = "POST /api/v2/backfills";
  private static final String LISTED = "GET /api/v2/backfills";
  private static final String NEWEST = LISTED + "?dag_id=d&limit=1&order_by=-id";
  private static final StubServer.Answer LOCKED = json(503, "{\"detail\":\"Database is locked.\"}");
  private static final StubServer.Answer RUNNING =
      json(409, "{\"detail\":\"There is already a running backfill\"}");

  private final JumpPace pace = new JumpPace();
  private StubServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static StubServer.Answer newest(int id, String from, String treatment, int pace) {
    return json(
        200,
        "{\"backfills\":[{\"id\":%d,\"from_date\":\"%s\",\"to_date\":\"2026-03-04T15:59:59Z\",\"reprocess_behavior\":\"%s\",\"max_active_runs\":%d}],\"total_entries\":9}"
            .formatted(id, from, treatment, pace));
  }

  private static StubServer.Answer ours(int id) {
    return newest(id, "2026-03-01T16:00:00Z", "none", 1);
  }

  private static StubServer.Answer none() {
    return json(200, "{\"backfills\":[],\"total_entries\":0}");
  }

  private BackfillState ask() {
    return server
        .client(pace)
        .backfill(
            new BackfillRequest(
                "d",
                OffsetDateTime.parse("2026-03-02T00:00:00+08:00"),
                OffsetDateTime.parse("2026-03-04T23:59:59+08:00"),
                BackfillRequest.Reprocess.NONE,
                1));
  }

  @Test
  void aDatabaseThatIsLockedIsAskedAgain() {
    server.on(LISTED, none()).on(ASKED, LOCKED, LOCKED, json(200, "{\"id\":7}"));
    assertThat(ask().id()).isEqualTo(7);
    assertThat(server.calls()).containsExactly(NEWEST, ASKED, ASKED, ASKED);
  }

  @Test
  void aLostAnswerIsFoundByWhatWasAskedFor() {
    server.on(LISTED, ours(7), ours(8)).on(ASKED, cut(), RUNNING);
    assertThat(ask().id()).isEqualTo(8);
    assertThat(server.calls()).containsExactly(NEWEST, ASKED, ASKED, NEWEST);
  }

  @Test
  void answersThatAreAllLostAreFoundToo() {
    server.on(LISTED, none(), ours(8)).on(ASKED, cut());
    assertThat(ask().id()).isEqualTo(8);
  }

  @Test
  void aBackfillThatWasThereBeforeIsAConflictAlsoOfTheSamePeriod() {
    server.on(LISTED, ours(7)).on(ASKED, RUNNING);
    assertThatThrownBy(this::ask).hasMessageContaining("already a running backfill");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T16:00:01Z, none, 1",
    "2026-03-01T16:00:00Z, completed, 1",
    "2026-03-01T16:00:00Z, none, 4",
    "soon, none, 1"
  })
  void anotherBackfillMadeMeanwhileIsNotOurs(String from, String treatment, int most) {
    server.on(LISTED, none(), newest(8, from, treatment, most)).on(ASKED, LOCKED, RUNNING);
    assertThatThrownBy(this::ask).hasMessageContaining("already a running backfill");
  }

  @Test
  void whatTheServerDoesNotAcceptIsSaidAtOnce() {
    server.on(LISTED, none()).on(ASKED, json(422, "{\"detail\":\"no runs to create\"}"));
    assertThatThrownBy(this::ask).hasMessageContaining("no runs to create");
    assertThat(server.calls()).containsExactly(NEWEST, ASKED);
  }
}
