/**
 * How well the pipeline does, against a truth it never reads.
 *
 * <p>In come a truth folder of the sample nation or labels of a third party, and what the pipeline
 * said: findings, list rows, scores. Out go tables and JSON. Only this package and {@code sample}
 * may touch a truth folder; nothing here needs Spark.
 */
package org.cluelake.evaluate;
