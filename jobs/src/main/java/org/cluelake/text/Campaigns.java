package org.cluelake.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.TextHash;

/**
 * Near-duplicates among texts, clustered into campaigns.
 *
 * <p>Two texts are tied where the Jaccard similarity of their shingles reaches the limit; a
 * campaign is what ties join, directly or through others. Pairs worth comparing are found by
 * MinHash (Broder 1997) and bands of its values: a pair at a similarity of 0.6 is missed about once
 * in a million, one at 0.3 (the lowest limit allowed) once in four; each is then compared exactly.
 * All hashes are fixed, so the order of texts changes nothing.
 */
public final class Campaigns {

  private static final int BANDS = 50;
  private static final int ROWS = 3;
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final TextSpec.Similarity similarity;

  public Campaigns(TextSpec.Similarity similarity) {
    this.similarity = similarity;
  }

  /** The campaigns of texts, one of a single text included, the largest first, then by id. */
  public List<Campaign> of(List<String> texts) {
    List<long[]> distinct = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    int[] place = new int[texts.size()];
    for (int i = 0; i < place.length; i++) {
      long[] shingles = Shingles.of(MaskedText.of(texts.get(i)), similarity.shingle());
      place[i] = known.computeIfAbsent(Arrays.toString(shingles), s -> distinct.size());
      if (place[i] == distinct.size()) {
        distinct.add(shingles);
      }
    }
    int[] roots = roots(distinct);
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < place.length; i++) {
      members.computeIfAbsent(roots[place[i]], r -> new ArrayList<>()).add(i);
    }
    Map<Integer, String> ids = new HashMap<>();
    for (Map.Entry<String, Integer> text : known.entrySet()) {
      ids.merge(
          roots[text.getValue()],
          TextHash.of(text.getKey().replace(", ", " ")),
          (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
    return members.entrySet().stream()
        .map(m -> new Campaign(ids.get(m.getKey()), List.copyOf(m.getValue())))
        .sorted(
            Comparator.comparingInt((Campaign c) -> -c.texts().size()).thenComparing(Campaign::id))
        .toList();
  }

  private int[] roots(List<long[]> texts) {
    Map<Long, List<Integer>> buckets = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      for (long band : bands(texts.get(i))) {
        buckets.computeIfAbsent(band, b -> new ArrayList<>()).add(i);
      }
    }
    Joined joined = new Joined(texts.size());
    for (List<Integer> bucket : buckets.values()) {
      for (int i = 1; i < bucket.size(); i++) {
        for (int j = 0; j < i; j++) {
          int a = bucket.get(i);
          int b = bucket.get(j);
          // What is one campaign already needs no further tie.
          if (joined.root(a) != joined.root(b)
              && Shingles.similarity(texts.get(a), texts.get(b)) >= similarity.minSimilarity()) {
            joined.join(a, b);
          }
        }
      }
    }
    int[] roots = new int[texts.size()];
    Arrays.setAll(roots, joined::root);
    return roots;
  }

  private static long[] bands(long[] shingles) {
    long[] bands = new long[BANDS];
    long seed = 0;
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int row = 0; row < ROWS; row++) {
        seed += STEP;
        long least = Long.MAX_VALUE;
        for (long shingle : shingles) {
          least = Math.min(least, Shingles.mix(shingle ^ seed));
        }
        hash = Shingles.mix(hash * STEP ^ least);
      }
      bands[band] = hash;
    }
    return bands;
  }

  /** Sets that grow together (union-find with path halving). */
  private static final class Joined {
    private final int[] parent;

    Joined(int count) {
      parent = new int[count];
      Arrays.setAll(parent, i -> i);
    }

    int root(int of) {
      int i = of;
      while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
      }
      return i;
    }

    void join(int a, int b) {
      parent[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
    }
  }
}
