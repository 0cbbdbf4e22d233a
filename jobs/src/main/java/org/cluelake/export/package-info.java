/**
 * What leaves the lake for provinces: events of clues and lists as SQL, and the files they become.
 *
 * <p>In: published rows and the events sent before. Out: the query of a publication's events, and
 * CSV, pseudonyms and manifests of hand-over files. No I/O of its own and no Spark.
 */
package org.cluelake.export;
