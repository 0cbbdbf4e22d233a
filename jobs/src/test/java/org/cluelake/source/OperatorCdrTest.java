package org.cluelake.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.Landing;
import org.cluelake.source.layout.ForeignLayout;
import org.cluelake.source.layout.ImportSummary;
import org.cluelake.source.layout.LayoutImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped mapping of an operator's export, from its files to clean rows. */
class OperatorCdrTest {

  private static final Path ROOT = Path.of(System.getProperty("cluelake.root", ".."));
  private static final List<String> FIRST =
      List.of(
          "r1;MOC;+8611100000001;11100000002;;20260301000000;75;990000000000001;4A01;17;城东;;;16",
          "r2;MTC;0021012345678;8611100000001;;20260301123456;00:02:05;000000000000000;;;"
              + "\"海外;入\";INT-03;;16",
          "r3;SMO;11100000001;11100000002;;20260301123500;0;;;;;;;",
          "r4;CFW;11100000003;008611100000001;11200000009;20260301235959;0;;4A01;18;城东;SIP-1;;19");
  private static final List<String> SECOND =
      List.of(
          " r5 ;MTC;11100000004;11100000001;;20260301080000;12;;;;;;454;16",
          "r6;MTC;11100000004;11100000001;;20260230080000;12;;;;;;;16",
          "r7;MTC;11100000004;11100000001;;20260301080000;1:75:00;;;;;;;16",
          "r8;MTC;11100000004;11100000001;;20260301080000;12;;4A01;;;;;16",
          "r9;XYZ;11100000004;11100000001;;20260301080000;12;;;;;;;16",
          "r10;MTC;11100000004;11100000001;20260301080000",
          "r11;MOC;11100000001;11100000004;;20260301090000;;;;;;;999;16",
          "r12;MOC;11100000001;11100000004;;20260301090000;9;;;;;;999;31");

  @TempDir private Path temp;

  @Test
  void anExportBecomesCleanCalls() throws IOException {
    Path from = Files.createDirectories(temp.resolve("from"));
    write(from.resolve("cdr-0001.csv.zst"), FIRST);
    write(from.resolve("cdr-0002.csv.zst"), SECOND);
    ForeignLayout layout =
        ForeignLayout.read(ROOT.resolve("conf/feeds/operator-cdr.yaml"), Tables.of(Layer.SOURCE));

    ImportSummary summary = LayoutImport.write(layout, from, temp.resolve("inbox"));

    ImportSummary.OfFeed calls = summary.feeds().get(0);
    assertThat(calls.rowsIn()).isEqualTo(12);
    assertThat(calls.leftOut()).isEqualTo(2);
    assertThat(calls.delivered()).isEqualTo(5);
    assertThat(calls.refused())
        .isEqualTo(
            Map.of(
                "TIME_FORMAT:started_at", 1L,
                "TO_SECONDS:duration_s", 1L,
                "CONCAT:cell", 1L,
                "CSV_WIDTH", 1L,
                "REQUIRED:duration_s", 1L));
    assertThat(Files.readAllLines(temp.resolve("inbox").resolve(summary.refusals())))
        .containsExactly(
            "feed,file,line,reason",
            "telecom_call,cdr-0002.csv.zst,2,TIME_FORMAT:started_at",
            "telecom_call,cdr-0002.csv.zst,3,TO_SECONDS:duration_s",
            "telecom_call,cdr-0002.csv.zst,4,CONCAT:cell",
            "telecom_call,cdr-0002.csv.zst,6,CSV_WIDTH",
            "telecom_call,cdr-0002.csv.zst,7,REQUIRED:duration_s");

    LandedDelivery landed =
        new Landing(
                temp.resolve("inbox"),
                temp.resolve("landing"),
                Tables.of(Layer.SOURCE),
                h -> false,
                1)
            .land(SampleRows.DAY);
    assertThat(landed.refused()).isEmpty();
    Night night =
        new Night(Tables.feed("telecom_call"), temp, 4)
            .text("a", Files.readString(landed.accepted().get(0).landed()))
            .merge();
    assertThat(night.refused()).isEmpty();
    assertThat(
            night.rows(
                "record_id, direction, strftime(started_at, '%H:%M:%S') AS started, duration_s, answered,"
                    + " trunk, cell, imei IS NULL AS no_imei, roaming_country AS roams,"
                    + " network_caller = other AS same, forwarded_to IS NULL AS direct"))
        .containsExactly(
            row(
                "r1, 'direction': MO, 'started': '00:00:00', 'duration_s': 75, 'answered': true,"
                    + " 'trunk': domestic, 'cell': 4A01-17, 'no_imei': false, 'roams': NULL,"
                    + " 'same': NULL, 'direct': true"),
            row(
                "r12, 'direction': MO, 'started': '09:00:00', 'duration_s': 9, 'answered': true,"
                    + " 'trunk': domestic, 'cell': NULL, 'no_imei': true, 'roams': ZZ,"
                    + " 'same': NULL, 'direct': true"),
            row(
                "r2, 'direction': MT, 'started': '12:34:56', 'duration_s': 125, 'answered': true,"
                    + " 'trunk': international, 'cell': NULL, 'no_imei': true, 'roams': NULL,"
                    + " 'same': true, 'direct': true"),
            row(
                "r4, 'direction': MT, 'started': '23:59:59', 'duration_s': 0, 'answered': false,"
                    + " 'trunk': voip, 'cell': 4A01-18, 'no_imei': true, 'roams': NULL,"
                    + " 'same': true, 'direct': false"),
            row(
                "r5, 'direction': MT, 'started': '08:00:00', 'duration_s': 12, 'answered': true,"
                    + " 'trunk': domestic, 'cell': NULL, 'no_imei': true, 'roams': HK,"
                    + " 'same': true, 'direct': true"));
    // All five spellings of the served number are one number.
    assertThat(night.query("SELECT CAST(count(DISTINCT number) AS VARCHAR) FROM " + night.kept()))
        .containsExactly("1");
  }

  private static String row(String fields) {
    return "{'record_id': " + fields + "}";
  }

  private static void write(Path file, List<String> rows) throws IOException {
    byte[] text = (String.join("\r\n", rows) + "\r\n").getBytes(Charset.forName("GB18030"));
    Path unused = Files.write(file, Zstd.compress(text));
  }
}
