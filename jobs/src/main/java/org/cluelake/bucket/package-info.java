/**
 * The runner of bucket steps: one SQL text over one bucket's files, in an embedded vectorised
 * kernel, inside a Spark task or a plain thread.
 *
 * <p>In: a {@link org.cluelake.run.BucketStep} and the files of its inputs. Out: one Parquet file a
 * bucket, checked against its contract, named by the hash of its bytes. Nothing here commits.
 */
package org.cluelake.bucket;
