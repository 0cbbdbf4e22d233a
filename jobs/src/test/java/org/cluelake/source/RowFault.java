package org.cluelake.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import org.cluelake.contract.Rule;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/**
 * One way to spoil one row, and the one reason it must give: a value (by {@link Corruption}), a
 * rule across columns, a key delivered twice, or the row's own shape.
 *
 * @param what what is wrong, in words
 * @param reason the reason and no other
 * @param spoil the lines to deliver, from a good row and the good row before it
 */
record RowFault(String what, String reason, BinaryOperator<String[]> spoil, boolean isRaw) {

  /** How a rule of that name is broken, by setting columns of a good row. */
  private static final Map<String, List<String>> BREAKERS = new TreeMap<>();

  static {
    breaks("PAYER_IS_PAYEE", "payer=9900000000000001", "payee=9900000000000001");
    breaks("ATTEMPT_HAS_PAYER", "state=attempted", "payer=", "payee=9900000000000001");
    breaks("AMOUNT_UNSAID", "status=stopped_in_time", "amount=");
    breaks("REASON_UNSAID", "status=not_reached", "reason=");
    breaks("REVIEWS_ITSELF", "issuer=unit", "reviewer=unit");
    breaks("DECIDED_BEFORE_OPENED", "decided_at=2000-01-01 00:00:00");
    breaks("DECISION_UNSAID", "state=upheld", "reason=");
    breaks("PERIOD_REVERSED", "valid_from=1990-01-02", "valid_to=1990-01-01");
    breaks("ACCEPTED_BEFORE_LOSS", "occurred_at=2400-01-01 00:00:00");
    breaks("TALK_WITHOUT_ANSWER", "answered=0", "duration_s=12");
    breaks("CALLS_ITSELF", "served_number=11100000001", "other_party=+8611100000001");
    breaks("MESSAGES_ITSELF", "sender=11100000001", "receiver=008611100000001");
    breaks("WEB_OVER_DATA", "data_kb=1", "web_kb=2");
    breaks("FENCE_UNSAID", "fenced=0", "outside_fence=1");
  }

  private static void breaks(String rule, String... values) {
    var unused = BREAKERS.put(rule, List.of(values));
  }

  /** Every way the contract of a feed knows. */
  static List<RowFault> of(TableContract feed) {
    List<RowFault> all = new ArrayList<>();
    for (Corruption c : Corruption.of(feed)) {
      String code = c.reason().substring(0, c.reason().indexOf(':'));
      all.add(fault(FaultPage.words(code), c.reason(), row -> row[c.index()] = c.value()));
    }
    for (Rule rule : feed.rules()) {
      all.add(
          fault(
              "against the rule: " + rule.description(),
              rule.name(),
              row -> set(feed, row, BREAKERS.get(rule.name()))));
    }
    if (feed == Tables.SOURCE_BANK_TRANSFER) {
      all.add(
          fault(
              "neither account is said",
              "NO_SUBJECT",
              row -> set(feed, row, List.of("payer=", "payee=", "state=settled"))));
    }
    if (!feed.primaryKey().isEmpty()) {
      all.add(new RowFault("a key delivered before", "DUP_ROW", (row, before) -> before, false));
    }
    all.add(raw("a field more than the header", "CSV_WIDTH", line -> line + ",x"));
    all.add(raw("text behind a closing quote", "CSV_QUOTE", line -> "\"a\"b" + line));
    all.add(raw("a row longer than allowed", "ROW_TOO_BIG", line -> "x".repeat(70_000) + line));
    return all;
  }

  /** Rules of a feed that no fault here breaks. */
  static List<String> unbroken(TableContract feed) {
    return feed.rules().stream()
        .map(Rule::name)
        .filter(name -> !BREAKERS.containsKey(name))
        .toList();
  }

  /** The spoilt row as a line of the file. */
  String line(String[] good, String[] before) {
    return isRaw ? spoil.apply(good, before)[0] : csv(spoil.apply(good.clone(), before));
  }

  static String csv(String... fields) {
    StringWriter text = new StringWriter();
    try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      out.writeRecord(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private interface Change {
    void to(String[] row);
  }

  private static RowFault fault(String what, String reason, Change change) {
    return new RowFault(
        what,
        reason,
        (row, before) -> {
          change.to(row);
          return row;
        },
        false);
  }

  private interface Line {
    String of(String line);
  }

  private static RowFault raw(String what, String reason, Line change) {
    return new RowFault(
        what,
        reason,
        (row, before) -> {
          String line = csv(row);
          return new String[] {change.of(line.substring(0, line.length() - 1)) + "\n"};
        },
        true);
  }

  private static void set(TableContract feed, String[] row, List<String> values) {
    BiConsumer<String, String> into = (c, v) -> row[feed.columns().indexOf(c)] = v;
    values.forEach(
        v -> into.accept(v.substring(0, v.indexOf('=')), v.substring(v.indexOf('=') + 1)));
  }
}
