/**
 * The table contracts: every table of the lake and every delivered feed, declared once in {@code
 * schemas/tables} and read here.
 *
 * <p>In: YAML files in ODCS words. Out: {@link org.cluelake.contract.TableContract}, from which
 * Spark and kernel types, DDL, gate rules, token and masking lists and the generated documentation
 * all come. Nothing in this package performs I/O beyond reading its own resources.
 */
package org.cluelake.contract;
