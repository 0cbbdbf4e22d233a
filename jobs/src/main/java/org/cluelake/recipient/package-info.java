/**
 * Who takes what leaves the lake: nouns that hand-over files and the sharing server have in common.
 *
 * <p>No I/O; {@code job.RecipientsConf} reads them from {@code conf/recipients.yaml}.
 */
package org.cluelake.recipient;
