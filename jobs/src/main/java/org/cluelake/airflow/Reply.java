package org.cluelake.airflow;

import java.time.Duration;
import java.util.Optional;

/**
 * An answer as it came.
 *
 * @param retryAfter the header of that name where it is a number of seconds
 */
record Reply(int status, String body, Optional<Duration> retryAfter) {}
