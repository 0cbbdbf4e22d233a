/**
 * The rules of the house, held over the whole of it: who imports whom, what a step may touch, and
 * what no text of a query may say. They discover classes and steps; nobody registers.
 */
package org.cluelake.architecture;
