/**
 * The night measured against the same work in plain DuckDB SQL.
 *
 * <p>The rival reads the same delivered files and the same tables, on the same cores and under the
 * same memory bound, and must give the same rows. It has no Spark, no Delta, no buckets and no
 * books: one in-process database with every thread.
 */
package org.cluelake.bench;
