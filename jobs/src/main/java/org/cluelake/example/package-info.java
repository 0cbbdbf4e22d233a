/**
 * The living example: a whole detector in one class, switched off in {@code conf}, copied by
 * newcomers and run by the same tests as every other.
 */
package org.cluelake.example;
