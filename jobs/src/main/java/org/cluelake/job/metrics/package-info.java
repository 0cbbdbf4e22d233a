/** What a run tells the machines that watch it: figures of a night, without a row or a name. */
package org.cluelake.job.metrics;
