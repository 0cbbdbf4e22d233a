/**
 * The nouns every stage shares: the business date, what a step reads and writes, the two kinds of
 * step, and the one exception. No stage, no engine and no I/O here.
 */
package org.cluelake.run;
