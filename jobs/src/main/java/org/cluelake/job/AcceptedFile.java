package org.cluelake.job;

import org.cluelake.contract.TableContract;

/**
 * A landed file that a night takes in.
 *
 * @param feed its source contract
 * @param sha256 hash as delivered
 * @param copy where its decoded copy lies: a path, or a URI of another file system
 */
record AcceptedFile(TableContract feed, String sha256, String copy) {}
