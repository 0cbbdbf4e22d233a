package org.cluelake.landing;

/** Why a delivered file is not taken. The names are the reason codes of the file ledger. */
public enum Refusal {
  /** The manifest cannot be read as one. */
  MANIFEST_BAD,
  /** No manifest of the day names the file. */
  MANIFEST_MISSING,
  /** The manifest's feed has no contract. */
  FEED_UNKNOWN,
  /** The manifest's business date is not the folder's. */
  DATE_MISMATCH,
  /** The manifest follows another version of the contract. */
  VERSION_MISMATCH,
  /** The name could be taken for a path, a pattern or a hidden file, or is no regular file. */
  NAME_UNSAFE,
  /** The manifest names a file that is not there or may not be read. */
  FILE_MISSING,
  /** The number of bytes is not the manifest's. */
  SIZE_MISMATCH,
  /** The sha256 is not the manifest's. */
  HASH_MISMATCH,
  /** The same bytes were accepted before. */
  FILE_DUPLICATE,
  /** The first bytes and the extension disagree, or the extension is none of the house's. */
  MAGIC_MISMATCH,
  /** The compressed data ends early. */
  GZ_TRUNCATED,
  /** The compressed data is damaged: its checksum, length or structure is wrong. */
  GZ_CRC,
  /** The file unpacks to more than the contract allows, or out of all proportion. */
  BOMB,
  /** Not a single byte of text. */
  EMPTY_FILE,
  /** The bytes are not text in an accepted charset, or the text was damaged before delivery. */
  ENCODING,
  /** The text holds NUL bytes. */
  NUL_BYTE,
  /** The header lacks columns of the contract. */
  SCHEMA_MISSING,
  /** The header has columns the contract lacks. */
  SCHEMA_NEW,
  /** The header has the contract's columns in another order. */
  SCHEMA_ORDER,
  /** The number of rows is not the manifest's. */
  COUNT_MISMATCH
}
