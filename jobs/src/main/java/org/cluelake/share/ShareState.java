package org.cluelake.share;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files a server keeps.
 *
 * @param tokens hashes of tokens
 * @param urlKeys keys that sign file addresses
 * @param audit a line per call
 * @param keystore PKCS #12 with the server's key and certificate; needed unless the address is
 *     loopback
 * @param keystorePassword file of mode 0600 with its password
 */
public record ShareState(
    Path tokens, Path urlKeys, Path audit, Optional<Path> keystore, Path keystorePassword) {}
