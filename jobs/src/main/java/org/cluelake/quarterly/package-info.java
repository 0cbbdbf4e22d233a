/**
 * The quarter's work on areas: figures of four complete quarters become windows of the register and
 * its recommendations; and a simulation that shows how often a register run like that is right.
 */
package org.cluelake.quarterly;
