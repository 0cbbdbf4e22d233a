/**
 * A client of Airflow's stable REST API, version 2: what starts, watches and reads the runs of a
 * scheduler that stands elsewhere.
 *
 * <p>{@link org.cluelake.airflow.Call} is the list of all that is asked of a server, and of what
 * may be asked twice. Nothing here knows a clock: {@link org.cluelake.airflow.Pace} is given.
 */
package org.cluelake.airflow;
