package org.cluelake.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.cluelake.identity.AgeBand;
import org.cluelake.identity.DerivedFacts;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.AsOf;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/**
 * One column of the staging table: its name, how the values of a batch are handed to the kernel,
 * and what the kernel makes of them. Rows with findings hand over nothing.
 */
abstract class StagedColumn {

  final String name;

  /** The type of what is handed over. */
  final DuckDBColumnType type;

  private final UnaryOperator<String> staged;

  private StagedColumn(String name, DuckDBColumnType type, UnaryOperator<String> staged) {
    this.name = name;
    this.type = type;
    this.staged = staged;
  }

  /** The staged value as an SQL expression over what is handed over. */
  String sql() {
    String handedOver = Kernel.identifier(name);
    return staged.apply(handedOver) + " AS " + handedOver;
  }

  /** Hands over the values of a batch. */
  abstract void fill(RowBatch batch, DuckDBWritableVector out);

  /** Whole numbers. */
  static StagedColumn number(String name, int index, UnaryOperator<String> staged) {
    return new StagedColumn(name, DuckDBColumnType.BIGINT, staged) {
      @Override
      void fill(RowBatch batch, DuckDBWritableVector out) {
        for (int row = 0; row < batch.rows(); row++) {
          if (batch.isEmpty(index, row) || batch.findings().has(row)) {
            out.setNull(row);
          } else {
            out.setLong(row, batch.value(index, row));
          }
        }
      }
    };
  }

  /** Yes as 1 and no as 0. */
  static StagedColumn yesOrNo(String name, int index) {
    return new StagedColumn(name, DuckDBColumnType.BOOLEAN, UnaryOperator.identity()) {
      @Override
      void fill(RowBatch batch, DuckDBWritableVector out) {
        for (int row = 0; row < batch.rows(); row++) {
          if (batch.isEmpty(index, row) || batch.findings().has(row)) {
            out.setNull(row);
          } else {
            out.setBoolean(row, batch.value(index, row) == 1);
          }
        }
      }
    };
  }

  /** Texts as delivered. */
  static StagedColumn text(String name, int index) {
    return new Texts(name) {
      @Override
      byte[] text(RowBatch batch, int row) {
        return batch.isEmpty(index, row) ? null : batch.field(index, row).copy();
      }
    };
  }

  /** Words by their places in a list. */
  static StagedColumn word(String name, int index, byte[][] words) {
    return new Texts(name) {
      @Override
      byte[] text(RowBatch batch, int row) {
        return batch.isEmpty(index, row) ? null : words[(int) batch.value(index, row)];
      }
    };
  }

  /** Tokens of an identity column. */
  static StagedColumn token(IdentityColumn identity) {
    return new StagedColumn(identity.column(), DuckDBColumnType.BIGINT, UnaryOperator.identity()) {
      @Override
      void fill(RowBatch batch, DuckDBWritableVector out) {
        for (int row = 0; row < batch.rows(); row++) {
          if (identity.isPresent(row)) {
            out.setLong(row, identity.token(row));
          } else {
            out.setNull(row);
          }
        }
      }
    };
  }

  /** Fingerprints of registry tokens; 0 beside any other token. */
  static StagedColumn fingerprint(IdentityColumn identity) {
    return new StagedColumn(
        fingerprintName(identity.column()), DuckDBColumnType.BIGINT, UnaryOperator.identity()) {
      @Override
      void fill(RowBatch batch, DuckDBWritableVector out) {
        for (int row = 0; row < batch.rows(); row++) {
          out.setLong(row, identity.fingerprint(row));
        }
      }
    };
  }

  /**
   * A fact derived from the identity at an index.
   *
   * @param typeIndex where a document's type stands, or -1 for other identities
   */
  static StagedColumn fact(String column, int index, int typeIndex, String function) {
    DerivedFacts.Fact fact = DerivedFacts.named(function);
    String name = factName(column, function);
    if (DerivedFacts.isBoolean(function)) {
      return new StagedColumn(name, DuckDBColumnType.BOOLEAN, UnaryOperator.identity()) {
        @Override
        void fill(RowBatch batch, DuckDBWritableVector out) {
          for (int row = 0; row < batch.rows(); row++) {
            Object yes =
                batch.findings().has(row) ? null : fact.of(whole(batch, index, typeIndex, row));
            if (yes == null) {
              out.setNull(row);
            } else {
              out.setBoolean(row, (Boolean) yes);
            }
          }
        }
      };
    }
    return new Texts(name) {
      @Override
      byte[] text(RowBatch batch, int row) {
        Object text = fact.of(whole(batch, index, typeIndex, row));
        return text == null ? null : ((String) text).getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  /**
   * The age band of the document's holder on the day of an instant.
   *
   * @param dayIndex where the instant stands
   */
  static StagedColumn ageBand(
      String column, int index, int typeIndex, int dayIndex, String function) {
    return new Texts(factName(column, function)) {
      @Override
      byte[] text(RowBatch batch, int row) {
        if (batch.isEmpty(dayIndex, row)) {
          return null;
        }
        Instant at = Instant.EPOCH.plus(batch.value(dayIndex, row), ChronoUnit.MICROS);
        String band =
            AgeBand.of(
                batch.texts(typeIndex).text(row),
                batch.texts(index).text(row),
                LocalDate.ofInstant(at, AsOf.ZONE));
        return band == null ? null : band.getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  static String fingerprintName(String column) {
    return "_fingerprint_" + column;
  }

  static String factName(String column, String function) {
    return "_" + function + "_of_" + column;
  }

  private static String whole(RowBatch batch, int index, int typeIndex, int row) {
    String text = batch.texts(index).text(row);
    return text == null || typeIndex < 0 ? text : batch.texts(typeIndex).text(row) + ":" + text;
  }

  /** A column of texts, handed over all together. */
  private abstract static class Texts extends StagedColumn {

    private final byte[][] texts = new byte[RowBatch.CAPACITY][];

    private Texts(String name) {
      super(name, DuckDBColumnType.VARCHAR, UnaryOperator.identity());
    }

    /** The text of a row without findings, or null. */
    abstract byte[] text(RowBatch batch, int row);

    @Override
    void fill(RowBatch batch, DuckDBWritableVector out) {
      int rows = batch.rows();
      byte[][] filled = rows == texts.length ? texts : new byte[rows][];
      for (int row = 0; row < rows; row++) {
        filled[row] = batch.findings().has(row) ? null : text(batch, row);
      }
      out.setStringUtf8Batch(0, filled);
    }
  }
}
