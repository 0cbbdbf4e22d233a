/** ClueLake: a nightly pipeline from delivered files to published clues. */
package org.cluelake;
