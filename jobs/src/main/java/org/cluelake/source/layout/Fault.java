package org.cluelake.source.layout;

import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Why a third party's file stops an import. Codes that landing knows too mean the same there; the
 * two are apart because stages share no code.
 */
enum Fault {
  /** No file has the name, or matches the pattern. */
  FILE_MISSING(ErrorKind.INPUT),
  /** The name is that of a link or folder, or has characters no plain file name has. */
  NAME_UNSAFE(ErrorKind.DATA),
  /** The first bytes are not those of the declared compression or format. */
  MAGIC_MISMATCH(ErrorKind.DATA),
  /** The gzip data ends early. */
  GZ_TRUNCATED(ErrorKind.DATA),
  /** The gzip data is damaged, or something stands behind it. */
  GZ_CRC(ErrorKind.DATA),
  /** The zstd data ends early. */
  ZSTD_TRUNCATED(ErrorKind.DATA),
  /** The zstd data is damaged, or something stands behind it. */
  ZSTD_DAMAGED(ErrorKind.DATA),
  /** The file unpacks out of all proportion. */
  BOMB(ErrorKind.DATA),
  /** A file with a header has no text. */
  EMPTY_FILE(ErrorKind.DATA),
  /** The bytes are not text in the charset. */
  ENCODING(ErrorKind.DATA),
  /** The header does not close its quotes or is longer than any header. */
  HEADER_BAD(ErrorKind.DATA),
  /** Columns the mapping asks for are absent. */
  SCHEMA_MISSING(ErrorKind.CONFIG),
  /** Columns are there that the mapping says nothing about. */
  SCHEMA_NEW(ErrorKind.CONFIG),
  /** Two columns have one name. */
  SCHEMA_DUPLICATE(ErrorKind.DATA),
  /** A Parquet column is of a type that has no exact text. */
  PARQUET_TYPE(ErrorKind.CONFIG),
  /** A Parquet column has times without an offset and the source has no zone. */
  ZONE_MISSING(ErrorKind.CONFIG),
  /** The Parquet file is truncated or damaged. */
  PARQUET_DAMAGED(ErrorKind.DATA);

  private final ErrorKind kind;

  Fault(ErrorKind kind) {
    this.kind = kind;
  }

  /**
   * The failure.
   *
   * @param where the file, with a line where there is one
   * @param problem what is wrong and what to do
   */
  PipelineException at(String where, String problem) {
    return PipelineException.of(kind, "%s: %s: %s", this, where, problem);
  }
}
