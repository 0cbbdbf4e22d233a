/**
 * The night measured against the same work in plain DuckDB SQL.
 *
 * <p>The rival reads the same delivered files and the same tables, on the same cores and under the
 * same memory bound, and must give the same rows. It has no Spark, no Delta, no buckets and no
 * books: one in-process database with every thread. A second one has no partials either and makes
 * its windows from the clean rows of all their days. The floor runs the night's own steps over the
 * night's own files, one database a bucket, without Spark, Delta and checks.
 */
package org.cluelake.bench;
