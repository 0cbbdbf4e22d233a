/**
 * Thin jobs: which steps make a night, in which order, and the running of them: read, apply, gate,
 * write, audit, publish.
 */
package org.cluelake.job;
