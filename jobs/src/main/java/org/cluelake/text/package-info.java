/**
 * Words of short messages: which class they are of, and which belong to one campaign.
 *
 * <p>In come labelled texts of a file and a spec that says what its labels mean; out goes a model,
 * a folder named by the hash of its content, and figures of how well it tells the classes of texts
 * it has not seen. Only fraud raises a signal: opinions and politics are no class.
 */
package org.cluelake.text;
