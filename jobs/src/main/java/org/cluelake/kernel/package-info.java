/**
 * The embedded vectorised kernel: bounded in memory and threads, loading nothing from anywhere, and
 * silent about the values of rows.
 *
 * <p>In: SQL texts and Parquet files. Out: Parquet files and small results. The stages that read
 * bytes and the runner of bucket steps open it; nothing else touches SQL connections.
 */
package org.cluelake.kernel;
