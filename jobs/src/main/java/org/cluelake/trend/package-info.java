/**
 * Figures that come period after period: what is unusual, what is still to be reported, and which
 * days of last year a day is compared with. Pure functions of numbers; nothing here ranks a place
 * or lists it, an alarm only asks somebody to look.
 */
package org.cluelake.trend;
