/**
 * The Delta Sharing server: provinces pull the export tables over HTTP with clients that others
 * maintain, and see the rows of their own province alone.
 *
 * <p>In: recipients, their tokens, and a {@link org.cluelake.share.TableSource} of tables that are
 * partitioned by province. Out: the protocol's answers in parquet form, signed file addresses that
 * expire, bytes, and an audit line per call. Knows neither Delta nor Spark.
 *
 * @see <a href="https://github.com/delta-io/delta-sharing/blob/main/PROTOCOL.md">the protocol</a>
 */
package org.cluelake.share;
