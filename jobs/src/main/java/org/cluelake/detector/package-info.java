/**
 * One class = one reason to warn. Detectors read features and small link tables, never a feed, and
 * write {@code signal.signal} together.
 *
 * <p>A detector is one class here, one file in {@code conf/detectors} and one folder of golden
 * tables; shared tests find it by themselves.
 */
package org.cluelake.detector;
