package org.cluelake.job.doctor;

/**
 * What a check found.
 *
 * @param check the check's name
 * @param severity whether it is a mistake
 * @param what what is wrong, without any value of a row
 * @param remedy what to do
 */
public record Finding(String check, Severity severity, String what, String remedy) {

  /** How much it matters. */
  public enum Severity {
    /** A night would stop, or has gone wrong. */
    PROBLEM,
    /** Worth knowing; a night runs all the same. */
    NOTE,
    /** The check was not made, as what it needs was not given. */
    SKIPPED
  }
}
