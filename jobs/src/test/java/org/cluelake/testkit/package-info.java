/**
 * What tests share: benches for both kinds of step, Spark itself, and the places of the repository.
 */
package org.cluelake.testkit;
