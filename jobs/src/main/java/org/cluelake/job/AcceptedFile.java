package org.cluelake.job;

import java.nio.file.Path;
import org.cluelake.contract.TableContract;

/**
 * A landed file that a night takes in.
 *
 * @param feed its source contract
 * @param sha256 hash as delivered
 * @param path its decoded copy
 */
record AcceptedFile(TableContract feed, String sha256, Path path) {}
