package org.cluelake.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cluelake.airflow.StubServer.answer;
import static org.cluelake.airflow.StubServer.cut;
import static org.cluelake.airflow.StubServer.json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Faults of a server, each by its type, asked again or not as the table of airflow.md says. */
class FaultTest {

  private static final String DAG = "GET /api/v2/dags/nightly_clues";
  private static final String CLEAR = "POST /api/v2/dags/nightly_clues/clearTaskInstances";
  private static final String GOOD = "{\"dag_id\":\"nightly_clues\",\"is_paused\":false}";

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

  private record Fault(Reason reason, Function<StubServer, StubServer.Answer> answer) {}

  private static Fault fault(Reason reason, StubServer.Answer answer) {
    return new Fault(reason, s -> answer);
  }

  private static Map<String, Fault> faults() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    faults.put("401", fault(Reason.UNAUTHORIZED, json(401, "{\"detail\":\"no\"}")));
    faults.put("403", fault(Reason.FORBIDDEN, json(403, "{\"detail\":\"no\"}")));
    faults.put("404", fault(Reason.NOT_FOUND, json(404, "{\"detail\":\"no\"}")));
    faults.put("409", fault(Reason.CONFLICT, json(409, "{\"detail\":\"no\"}")));
    faults.put("422", fault(Reason.VALIDATION, json(422, "{\"detail\":[]}")));
    faults.put("429", fault(Reason.RATE_LIMITED, json(429, "slow down")));
    faults.put("500", fault(Reason.SERVER, json(500, "{\"detail\":\"no\"}")));
    faults.put("503", fault(Reason.SERVER, answer(503, "<html>", "text/html")));
    faults.put("a cut connection", fault(Reason.CONNECTION, cut()));
    faults.put("silence", new Fault(Reason.TIMEOUT, StubServer::silent));
    faults.put("a stalled body", new Fault(Reason.TIMEOUT, StubServer::stalled));
    faults.put("a page", fault(Reason.GARBAGE, answer(200, "<html>login</html>", "text/html")));
    faults.put("a list", fault(Reason.GARBAGE, json(200, "[]")));
    faults.put("half an object", fault(Reason.GARBAGE, json(200, "{\"dag_id\":")));
    faults.put("nothing", fault(Reason.GARBAGE, json(200, "")));
    faults.put(
        "a redirect", fault(Reason.GARBAGE, answer(302, "", "text/html", "Location", "/login")));
    return faults;
  }

  @TestFactory
  Stream<DynamicTest> aReadIsAskedAgainWhereTheFaultMayPass() {
    Set<Reason> passing =
        EnumSet.of(
            Reason.RATE_LIMITED, Reason.SERVER, Reason.CONNECTION, Reason.TIMEOUT, Reason.GARBAGE);
    return tests(
        fault -> {
          server.on(DAG, fault.answer().apply(server), json(200, GOOD));
          if (passing.contains(fault.reason())) {
            assertThat(server.client(pace).dag("nightly_clues").isPaused()).isFalse();
            assertThat(server.calls()).hasSize(2);
            assertThat(pace.seconds()).containsExactly(1L);
          } else if (fault.reason() == Reason.UNAUTHORIZED) {
            assertThat(server.client(pace).dag("nightly_clues").isPaused()).isFalse();
            assertThat(server.asked()).filteredOn("POST /auth/token"::equals).hasSize(2);
            assertThat(pace.seconds()).isEmpty();
          } else {
            assertThat(failure(() -> server.client(pace).dag("nightly_clues")).reason())
                .isEqualTo(fault.reason());
            assertThat(server.calls()).hasSize(1);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aFaultThatStaysIsTypedAndKeepsItsBody() {
    return tests(
        fault -> {
          server.on(DAG, fault.answer().apply(server));
          AirflowFailure failure = failure(() -> server.client(pace).dag("nightly_clues"));
          assertThat(failure.reason()).isEqualTo(fault.reason());
          assertThat(failure.getMessage()).doesNotContain("\n", "s3cret", "one\"");
          int most = fault.reason().passing() ? 4 : fault.reason() == Reason.UNAUTHORIZED ? 2 : 1;
          assertThat(server.calls()).hasSize(most);
          assertThat(pace.seconds())
              .isEqualTo(fault.reason().passing() ? List.of(1L, 2L, 4L) : List.of());
        });
  }

  @TestFactory
  Stream<DynamicTest> whatMayNotBeDoneTwiceIsAskedOnce() {
    return tests(
        fault -> {
          server.on(CLEAR, fault.answer().apply(server), json(200, "{\"task_instances\":[]}"));
          Supplier<List<TaskInstance>> clear =
              () -> server.client(pace).clear("nightly_clues", "r", List.of(), true, false);
          if (fault.reason() == Reason.RATE_LIMITED || fault.reason() == Reason.UNAUTHORIZED) {
            assertThat(clear.get()).isEmpty();
            assertThat(server.calls()).as("refused unread, so not done").hasSize(2);
          } else {
            assertThat(failure(clear::get).reason()).isEqualTo(fault.reason());
            assertThat(server.calls()).hasSize(1);
          }
        });
  }

  private Stream<DynamicTest> tests(Consumer<Fault> body) {
    return faults().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      stop();
                      start();
                      pace.forget();
                      body.accept(e.getValue());
                    }));
  }

  @Test
  void theServerSaysHowLongToWait() {
    server.on(DAG, answer(429, "{}", "application/json", "Retry-After", "17"), json(200, GOOD));
    assertThat(server.client(pace).dag("nightly_clues").dagId()).isEqualTo("nightly_clues");
    assertThat(pace.seconds()).containsExactly(17L);
  }

  @Test
  void noServerIsWaitedForLongerThanAMinute() {
    server.on(DAG, answer(503, "{}", "application/json", "Retry-After", "86400"), json(200, GOOD));
    assertThat(server.client(pace).dag("nightly_clues").dagId()).isEqualTo("nightly_clues");
    assertThat(pace.seconds()).containsExactly(60L);
  }

  @Test
  void whereNobodyListensNothingWasAskedSoAllIsAskedAgain() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Airflow nobody =
        new Airflow(
            AirflowServer.of(URI.create("http://127.0.0.1:" + free), new Credentials.Token("t")),
            pace);
    AirflowFailure failure = failure(() -> nobody.clear("d", "r", List.of(), true, false));
    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure.reason().kind()).isEqualTo(ErrorKind.RESOURCE);
    assertThat(pace.seconds()).containsExactly(1L, 2L, 4L);
  }

  @Test
  void theThreeShapesOfADetailBecomeOneLine() {
    server.on(
        DAG,
        json(
            422,
            "{\"detail\":[{\"loc\":[\"body\",\"conf\",\"date\"],\"msg\":\"is no\\ndate\",\"input\":\"x\"}]}"));
    assertThatThrownBy(() -> server.client(pace).dag("nightly_clues"))
        .hasMessage("GET /api/v2/dags/nightly_clues answered 422: body.conf.date: is no date");
    server.on(
        DAG,
        json(
            409,
            "{\"detail\":{\"reason\":\"Unique constraint violation\",\"statement\":\"hidden\"}}"));
    assertThatThrownBy(() -> server.client(pace).dag("nightly_clues"))
        .hasMessageEndingWith("409: Unique constraint violation");
    server.on(DAG, json(404, "{\"detail\":\"The Dag was not found\"}"));
    AirflowFailure failure = failure(() -> server.client(pace).dag("nightly_clues"));
    assertThat(failure.getMessage()).contains("404: The Dag was not found; check the names");
    assertThat(failure.body()).isEqualTo("{\"detail\":\"The Dag was not found\"}");
    assertThat(failure.status()).isEqualTo(404);
  }

  @Test
  void aPasswordTheServerSendsBackIsNotKept() {
    server.on(
        "POST /auth/token",
        json(422, "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"bad\",\"input\":\"s3cret\"}]}"));
    AirflowFailure failure = failure(() -> server.client(pace).dag("nightly_clues"));
    assertThat(failure.reason()).isEqualTo(Reason.VALIDATION);
    assertThat(failure.body()).isEmpty();
    assertThat(failure.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void secretsDoNotTravelInTheOpen() {
    for (String bad :
        List.of(
            "http://airflow.example.org",
            "ftp://127.0.0.1",
            "airflow",
            "https://svc:pw@airflow.example.org",
            "https://airflow.example.org?token=x")) {
      assertThatThrownBy(() -> AirflowServer.of(URI.create(bad), new Credentials.Token("t")))
          .as(bad)
          .isInstanceOf(PipelineException.class)
          .hasMessageNotContaining("pw");
    }
    assertThat(new Credentials.Password("svc", "s3cret")).hasToString("password of svc");
    assertThat(new Credentials.Token("s3cret").toString()).doesNotContain("s3cret");
  }

  private static AirflowFailure failure(ThrowingCallable call) {
    return catchThrowableOfType(AirflowFailure.class, call);
  }
}
