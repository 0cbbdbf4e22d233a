/**
 * One index of a side out of its indicators, with its uncertainty and how much of it is a matter of
 * taste: geometric, on seeded posterior draws, beside plausible variants. It knows nothing of
 * places but their codes and decides nothing.
 */
package org.cluelake.composite;
