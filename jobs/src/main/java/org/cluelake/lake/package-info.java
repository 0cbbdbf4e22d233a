/**
 * The only reader and writer of tables. All Delta Kernel calls sit here, and every commit runs
 * Kernel's post-commit hooks (checkpoints, checksums).
 *
 * <p>In: contracts and files that bucket steps or Transforms have written. Out: Delta tables that
 * only ever grow, whose rows carry the night and generation they belong to.
 */
package org.cluelake.lake;
