package org.cluelake.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A network of edges whose amounts add up at every node, and the circles along which they can be
 * other amounts: one more on the edges gone along, one less on those gone against.
 */
final class Circulation {

  /**
   * Which way the amounts of edges can change.
   *
   * @param more by edge, whether it can be one more
   * @param less by edge, whether it can be one less
   */
  record Play(boolean[] more, boolean[] less) {}

  private final int[] from;
  private final int[] to;
  private final int[][] around;
  private final Frontier ahead;
  private final Frontier behind;

  /**
   * A network.
   *
   * @param from name of the node each edge leaves
   * @param to name of the node it enters
   */
  Circulation(List<String> from, List<String> to) {
    this.from = new int[from.size()];
    this.to = new int[from.size()];
    Map<String, Integer> nodes = new HashMap<>();
    List<List<Integer>> touching = new ArrayList<>();
    for (int i = 0; i < this.from.length; i++) {
      this.from[i] = node(from.get(i), nodes, touching);
      this.to[i] = node(to.get(i), nodes, touching);
      boolean unusedFrom = touching.get(this.from[i]).add(i);
      boolean unusedTo = touching.get(this.to[i]).add(i);
    }
    this.around =
        touching.stream()
            .map(t -> t.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.ahead = new Frontier();
    this.behind = new Frontier();
  }

  private static int node(String name, Map<String, Integer> nodes, List<List<Integer>> touching) {
    return nodes.computeIfAbsent(
        name,
        n -> {
          boolean unused = touching.add(new ArrayList<>());
          return nodes.size();
        });
  }

  /** Whether as much comes into every node as goes out. */
  boolean isBalanced(long[] amounts) {
    long[] rest = new long[around.length];
    for (int i = 0; i < from.length; i++) {
      rest[from[i]] -= amounts[i];
      rest[to[i]] += amounts[i];
    }
    return Arrays.stream(rest).allMatch(r -> r == 0);
  }

  /** Whether an edge can have another amount, all others staying as they are but the free ones. */
  boolean varies(int i, Play play, boolean[] isFree) {
    return (play.more[i] && reaches(to[i], from[i], i, play, isFree))
        || (play.less[i] && reaches(from[i], to[i], i, play, isFree));
  }

  /** The nodes a search has reached from one side; stamps spare clearing them. */
  private final class Frontier {
    private final int[] seen = new int[around.length];
    private final int[] queue = new int[around.length];
    private int stamp;
    private int head;
    private int tail;
    private int edges;

    void begin(int node) {
      stamp++;
      head = 0;
      tail = 0;
      edges = 0;
      reach(node);
    }

    void reach(int node) {
      if (!has(node)) {
        seen[node] = stamp;
        queue[tail] = node;
        tail++;
        edges += around[node].length;
      }
    }

    boolean has(int node) {
      return seen[node] == stamp;
    }

    boolean isEmpty() {
      return head == tail;
    }

    int take() {
      int node = queue[head];
      head++;
      edges -= around[node].length;
      return node;
    }
  }

  /**
   * Whether a unit can get from one node to another without an edge. Searched from both ends, the
   * end with fewer edges to look at first: an institution has one in every county, and most circles
   * are short.
   */
  private boolean reaches(int start, int end, int without, Play play, boolean[] isFree) {
    if (start == end) {
      return true;
    }
    ahead.begin(start);
    behind.begin(end);
    while (!ahead.isEmpty() && !behind.isEmpty()) {
      boolean isAhead = ahead.edges <= behind.edges;
      Frontier mine = isAhead ? ahead : behind;
      Frontier theirs = isAhead ? behind : ahead;
      int node = mine.take();
      for (int i : around[node]) {
        boolean leaves = from[i] == node;
        // Behind, edges are gone the other way round: where a unit may come from.
        if (i != without && isFree[i] && (leaves == isAhead ? play.more[i] : play.less[i])) {
          int next = leaves ? to[i] : from[i];
          if (theirs.has(next)) {
            return true;
          }
          mine.reach(next);
        }
      }
    }
    return false;
  }

  /**
   * The other edges of the cheapest circle through an edge; nothing where there is none.
   *
   * @param cost of each edge; not a number where it cannot be gone
   */
  List<Integer> cheapest(int i, Play play, double[] cost) {
    double[] costs = cost.clone();
    costs[i] = Double.NaN;
    List<Integer> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (boolean isMore : new boolean[] {true, false}) {
      if (isMore ? play.more[i] : play.less[i]) {
        List<Integer> path = path(isMore ? to[i] : from[i], isMore ? from[i] : to[i], play, costs);
        double sum = path.stream().mapToDouble(k -> costs[k]).sum();
        if (!path.isEmpty() && sum < least) {
          best = path;
          least = sum;
        }
      }
    }
    return best;
  }

  /** The cheapest way from one node to another (Dijkstra), ties by the order of nodes. */
  private List<Integer> path(int start, int end, Play play, double[] cost) {
    double[] far = new double[around.length];
    int[] by = new int[around.length];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    Arrays.fill(by, -1);
    far[start] = 0;
    record Open(int node, double far) {}
    PriorityQueue<Open> open =
        new PriorityQueue<>(
            (a, b) ->
                a.far() == b.far()
                    ? Integer.compare(a.node(), b.node())
                    : Double.compare(a.far(), b.far()));
    boolean unusedStart = open.add(new Open(start, 0));
    while (!open.isEmpty()) {
      Open at = open.remove();
      if (at.far() > far[at.node()]) {
        continue;
      }
      for (int i : around[at.node()]) {
        boolean leaves = from[i] == at.node();
        int next = leaves ? to[i] : from[i];
        boolean isOpen = !Double.isNaN(cost[i]) && (leaves ? play.more[i] : play.less[i]);
        if (isOpen && at.far() + cost[i] < far[next]) {
          far[next] = at.far() + cost[i];
          by[next] = i;
          boolean unused = open.add(new Open(next, far[next]));
        }
      }
    }
    List<Integer> path = new ArrayList<>();
    for (int node = end;
        node != start;
        node = from[by[node]] == node ? to[by[node]] : from[by[node]]) {
      if (by[node] < 0) {
        return List.of();
      }
      boolean unused = path.add(by[node]);
    }
    return path;
  }
}
