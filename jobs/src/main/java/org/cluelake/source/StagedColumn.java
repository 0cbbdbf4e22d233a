package org.cluelake.source;

import java.sql.SQLException;
import org.cluelake.identity.DerivedFacts;
import org.duckdb.DuckDBAppender;

/** One column of the staging table: its name, SQL type, and how a row's value is appended. */
abstract class StagedColumn {

  final String name;
  final String type;

  StagedColumn(String name, String type) {
    this.name = name;
    this.type = type;
  }

  /** Appends the value of a row without findings. */
  abstract void append(RowBatch batch, int row, DuckDBAppender out) throws SQLException;

  /** Checked values of the delivered column at an index. */
  static StagedColumn value(ValueCheck check, int index) {
    return new StagedColumn(check.column, check.stagedType()) {
      @Override
      void append(RowBatch batch, int row, DuckDBAppender out) throws SQLException {
        String text = batch.text(index, row);
        if (text == null) {
          out.appendNull();
        } else {
          check.append(out, text, batch.value(index, row));
        }
      }
    };
  }

  /** Tokens of an identity column. */
  static StagedColumn token(IdentityColumn identity) {
    return new StagedColumn(identity.column(), "BIGINT") {
      @Override
      void append(RowBatch batch, int row, DuckDBAppender out) throws SQLException {
        if (identity.isPresent(row)) {
          out.append(identity.token(row));
        } else {
          out.appendNull();
        }
      }
    };
  }

  /** Fingerprints of registry tokens; 0 beside any other token. */
  static StagedColumn fingerprint(IdentityColumn identity) {
    return new StagedColumn(fingerprintName(identity.column()), "BIGINT") {
      @Override
      void append(RowBatch batch, int row, DuckDBAppender out) throws SQLException {
        out.append(identity.fingerprint(row));
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
    boolean isBoolean = DerivedFacts.isBoolean(function);
    return new StagedColumn(factName(column, function), isBoolean ? "BOOLEAN" : "VARCHAR") {
      @Override
      void append(RowBatch batch, int row, DuckDBAppender out) throws SQLException {
        String text = batch.text(index, row);
        if (text != null && typeIndex >= 0) {
          text = batch.text(typeIndex, row) + ":" + text;
        }
        Object value = fact.of(text);
        if (value == null) {
          out.appendNull();
        } else if (value instanceof Boolean yes) {
          out.append(yes.booleanValue());
        } else {
          out.append((String) value);
        }
      }
    };
  }

  static String fingerprintName(String column) {
    return "_fingerprint_" + column;
  }

  static String factName(String column, String function) {
    return "_" + function + "_of_" + column;
  }
}
