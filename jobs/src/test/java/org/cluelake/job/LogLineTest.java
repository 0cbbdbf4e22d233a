package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;

/** A line of log for machines: one JSON object, its run named, no run of digits that is anybody. */
class LogLineTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration SHIPPED = shipped();
  private static final Layout<?> LAYOUT = SHIPPED.getAppender("err").getLayout();

  @Test
  void aLineNamesItsRun() throws IOException {
    JsonNode line =
        line(
            "a word \"quoted\"\nand another",
            null,
            Map.of(
                RunLog.RUN, "r-1",
                RunLog.JOB, "nightly",
                RunLog.DATE, "2026-03-02",
                RunLog.STAGE, "land",
                RunLog.STEP, "number-day"));
    assertThat(line.get("run_id").textValue()).isEqualTo("r-1");
    assertThat(line.get("job").textValue()).isEqualTo("nightly");
    assertThat(line.get("biz_date").textValue()).isEqualTo("2026-03-02");
    assertThat(line.get("stage").textValue()).isEqualTo("land");
    assertThat(line.get("step").textValue()).isEqualTo("number-day");
    assertThat(line.get("level").textValue()).isEqualTo("ERROR");
    assertThat(line.get("message").textValue()).isEqualTo("a word \"quoted\"\nand another");
    assertThat(line.get("time").textValue()).endsWith("+08:00");
  }

  @Test
  void aFailureKeepsItsTraceAndLosesItsNumbers() throws IOException {
    Exception cause = new IllegalStateException("no such number 13800138000");
    JsonNode line =
        line("failed on 110101199003077758", new RuntimeException("account 6222", cause), Map.of());
    assertThat(line.get("exception").textValue()).isEqualTo("java.lang.RuntimeException");
    assertThat(line.get("stack").textValue())
        .contains("no such number #", "account 6222", "LogLineTest");
    assertThat(line.toString()).doesNotContain("13800138000", "110101199003077758");
  }

  @Property
  void noLongRunOfDigitsIsLogged(
      @ForAll String before, @ForAll @LongRange(min = 1_000_000L) long number, @ForAll String after)
      throws IOException {
    String planted = before + number + after;
    JsonNode line = line(planted, new RuntimeException(planted), Map.of());
    assertThat(line.get("message").textValue()).doesNotContainPattern("\\p{Nd}{7}");
    assertThat(line.get("stack").textValue()).doesNotContainPattern("\\p{Nd}{7}");
    assertThat(line.toString()).doesNotContain(Long.toString(number));
  }

  @Test
  void onlyTheHouseSaysMoreThanErrors() {
    assertThat(SHIPPED.getRootLogger().getLevel()).isEqualTo(Level.ERROR);
    assertThat(SHIPPED.getLoggerConfig("org.cluelake.job.RunLog").getLevel()).isEqualTo(Level.INFO);
  }

  private static JsonNode line(String message, Throwable thrown, Map<String, String> context)
      throws IOException {
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLoggerName("org.cluelake.job.RunLog")
            .setLevel(Level.ERROR)
            .setMessage(new SimpleMessage(message))
            .setThrown(thrown)
            .setContextData(new SortedArrayStringMap(context))
            .setTimeMillis(0)
            .build();
    String line = (String) LAYOUT.toSerializable(event);
    assertThat(line.strip()).doesNotContain("\n");
    return JSON.readTree(line);
  }

  private static Configuration shipped() {
    try {
      LoggerContext context = new LoggerContext("shipped");
      Configuration configuration =
          ConfigurationFactory.getInstance()
              .getConfiguration(
                  context,
                  ConfigurationSource.fromUri(Repository.conf().resolve("log4j2.json").toUri()));
      configuration.initialize();
      return configuration;
    } catch (RuntimeException e) {
      throw new IllegalStateException("conf/log4j2.json is no configuration", e);
    }
  }
}
