/**
 * The register of key areas: what the figures allow the system to recommend, and what people
 * decided. The system never lists, lifts or warns by itself; it recommends from a fixed list of
 * words, people decide with reasons, and every step is kept. Source and victim side are apart.
 * Nothing here knows a person, card or account.
 */
package org.cluelake.listing;
