/**
 * What leaves the lake for provinces, banks and operators: events of clues and lists and standing
 * rows as SQL, the files they become, and the signed packages those lie in.
 *
 * <p>In: published rows and the events sent before. Out: queries, CSV, manifests, signatures and
 * finished folders. Its only I/O is that of packages, their log and their signing key; it turns no
 * token back and knows no key of tokens.
 */
package org.cluelake.export;
