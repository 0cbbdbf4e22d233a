package org.cluelake.bench;

import java.util.List;
import java.util.Set;

/**
 * What the processes of a bench measured.
 *
 * @param title what was measured, where
 * @param night each run of the night
 * @param rival each run of the rival
 * @param floor each run of the floor, none where it was not asked
 * @param recompute each run of the rival without partials, none likewise
 * @param notCompared ids of tables the rival is not asked to make
 * @param growth what a night added to its lake
 * @param limits the time to only read the bytes
 * @param lookupMs time to make the rival's lookup of tokens
 */
public record BenchRuns(
    String title,
    List<Figures> night,
    List<Figures> rival,
    List<Figures> floor,
    List<Figures> recompute,
    Set<String> notCompared,
    LakeGrowth growth,
    List<BenchReport.Limit> limits,
    long lookupMs) {

  public BenchRuns {
    night = List.copyOf(night);
    rival = List.copyOf(rival);
    floor = List.copyOf(floor);
    recompute = List.copyOf(recompute);
    notCompared = Set.copyOf(notCompared);
    limits = List.copyOf(limits);
  }
}
