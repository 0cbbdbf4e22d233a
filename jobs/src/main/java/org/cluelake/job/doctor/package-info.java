/** The usual mistakes around a lake: one small class a mistake, each found without a change. */
package org.cluelake.job.doctor;
