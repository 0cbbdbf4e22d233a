package org.cluelake.landing;

import org.cluelake.contract.TableContract;

/**
 * One file a manifest names.
 *
 * @param number its number in the day's delivery, from 0
 * @param feed the feed the manifest states
 * @param contract the feed's contract at the version the manifest follows, or null if there is none
 * @param entry what the manifest says of the file
 * @param refused why the manifest as a whole is refused, or null
 */
record StatedFile(
    int number, String feed, TableContract contract, Manifest.Entry entry, Refused refused) {}
