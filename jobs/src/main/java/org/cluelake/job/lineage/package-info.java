/** What was made from what, told to others in their format. */
package org.cluelake.job.lineage;
