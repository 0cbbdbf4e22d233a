package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.airflow.StubServer.json;
import static org.cluelake.airflow.StubServer.jwt;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a token is fetched. */
class TokensTest {

  private static final String DAG = "GET /api/v2/dags/d";

  private final JumpPace pace = new JumpPace();
  private StubServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer().on(DAG, json(200, "{\"dag_id\":\"d\"}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void gives(String... tokens) {
    StubServer.Answer[] answers = new StubServer.Answer[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      answers[i] = json(201, "{\"access_token\":\"" + tokens[i] + "\",\"new_field\":1}");
    }
    StubServer unused = server.on("POST /auth/token", answers);
  }

  private long logins() {
    return server.asked().stream().filter("POST /auth/token"::equals).count();
  }

  @Test
  void oneLoginServesManyCalls() {
    Airflow airflow = server.client(pace);
    for (int i = 0; i < 5; i++) {
      assertThat(airflow.dag("d").dagId()).isEqualTo("d");
    }
    assertThat(logins()).isEqualTo(1);
    assertThat(server.bodies().get(0)).isEqualTo("{\"username\":\"svc\",\"password\":\"s3cret\"}");
    assertThat(server.tokens()).endsWith("Bearer one", "Bearer one");
  }

  @Test
  void aTokenIsRenewedFiveMinutesBeforeItEnds() {
    long day = 86_400;
    String first = jwt(JumpPace.START.getEpochSecond() + day);
    String second = jwt(JumpPace.START.getEpochSecond() + 2 * day);
    gives(first, second);
    Airflow airflow = server.client(pace);
    Dag one = airflow.dag("d");
    pace.pass(Duration.ofSeconds(day - 301));
    Dag two = airflow.dag("d");
    assertThat(logins()).isEqualTo(1);
    pace.pass(Duration.ofSeconds(1));
    Dag three = airflow.dag("d");
    assertThat(logins()).isEqualTo(2);
    assertThat(one).isEqualTo(two).isEqualTo(three);
    assertThat(server.tokens()).endsWith("Bearer " + second);
  }

  @Test
  void aShortTokenIsUsedForHalfItsLife() {
    gives(jwt(JumpPace.START.getEpochSecond() + 20), jwt(JumpPace.START.getEpochSecond() + 40));
    Airflow airflow = server.client(pace);
    Dag first = airflow.dag("d");
    pace.pass(Duration.ofSeconds(9));
    assertThat(airflow.dag("d")).isEqualTo(first);
    assertThat(logins()).isEqualTo(1);
    pace.pass(Duration.ofSeconds(1));
    assertThat(airflow.dag("d")).isEqualTo(first);
    assertThat(logins()).isEqualTo(2);
  }

  @Test
  void aTokenTheServerNoLongerTakesIsFetchedOnceMore() {
    gives("one", "two");
    server.on(
        DAG, json(401, "{\"detail\":\"Invalid JWT token\"}"), json(200, "{\"dag_id\":\"d\"}"));
    assertThat(server.client(pace).dag("d").dagId()).isEqualTo("d");
    assertThat(server.tokens()).containsExactly("null", "Bearer one", "null", "Bearer two");
  }

  @Test
  void aSecondRefusalIsTheEnd() {
    gives("one", "two", "three");
    server.on(DAG, json(401, "{\"detail\":\"no\"}"));
    AirflowFailure failure =
        catchThrowableOfType(AirflowFailure.class, () -> server.client(pace).dag("d"));
    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(failure.reason().kind().exitCode()).isEqualTo(2);
    assertThat(logins()).isEqualTo(2);
  }

  @Test
  void aWrongPasswordIsSaidAtOnce() {
    server.on("POST /auth/token", json(401, "{\"detail\":\"Invalid credentials\"}"));
    AirflowFailure failure =
        catchThrowableOfType(AirflowFailure.class, () -> server.client(pace).dag("d"));
    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(server.asked()).containsExactly("POST /auth/token");
  }

  @Test
  void aGivenTokenIsNotRenewed() {
    server.on(DAG, json(401, "{}"));
    Airflow airflow =
        new Airflow(AirflowServer.of(server.base(), new Credentials.Token("given")), pace);
    AirflowFailure failure = catchThrowableOfType(AirflowFailure.class, () -> airflow.dag("d"));
    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(server.tokens()).containsExactly("Bearer given");
  }

  @Test
  void aLoginWithoutATokenIsGarbageAndItsBodyIsNotKept() {
    server.on("POST /auth/token", json(201, "{\"jwt\":\"t0ken\"}"));
    AirflowFailure failure =
        catchThrowableOfType(AirflowFailure.class, () -> server.client(pace).dag("d"));
    assertThat(failure.reason()).isEqualTo(Reason.GARBAGE);
    assertThat(failure.body()).isEmpty();
  }

  @Test
  void healthNeedsNoAccount() {
    server.on("GET /api/v2/monitor/health", json(200, "{\"scheduler\":{\"status\":\"healthy\"}}"));
    server.on("POST /auth/token", json(401, "{}"));
    Health health = server.client(pace).health();
    assertThat(health.runs()).isFalse();
    assertThat(health.parts())
        .containsEntry("scheduler", "healthy")
        .containsEntry("metadatabase", "absent");
    assertThat(logins()).isZero();
  }
}
