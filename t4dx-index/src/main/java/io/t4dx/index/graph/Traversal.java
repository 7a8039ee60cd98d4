package io.t4dx.index.graph;

import io.t4dx.index.code.NodeScorer;
import java.util.Arrays;

/**
 * Best-first search over a graph: the nearest nodes seen so far in one sorted array, the first one
 * not yet expanded is next, and it ends when all of them are. Holds its memory for many searches;
 * one for each thread.
 */
public final class Traversal {
  private static final int STOP_CHECK = 64;

  private final byte[] visited;
  private byte epoch;
  private long[] entries = new long[256];
  private int capacity;
  private int window;
  private int size;
  private int next;
  private int gathered;
  private long expanded;
  private long scored;
  private final int[] links;
  private final int[] second;
  private final int[] batch;
  private final float[] scores;

  /** For graphs of up to so many nodes and so many neighbours a node. */
  public Traversal(int nodes, int maxDegree) {
    this.visited = new byte[nodes];
    int width = Math.max(maxDegree, 64);
    this.links = new int[width];
    this.second = new int[width];
    this.batch = new int[3 * width];
    this.scores = new float[3 * width];
  }

  /** Counts anew what it expands and scores. */
  public void resetCounts() {
    expanded = 0;
    scored = 0;
  }

  /** How many times the links of a node were followed since the counts began. */
  public long expanded() {
    return expanded;
  }

  /** How many nodes were scored since the counts began. */
  public long scored() {
    return scored;
  }

  /** Starts a search that keeps the {@code capacity} nearest. */
  public void begin(int newCapacity) {
    begin(newCapacity, newCapacity);
  }

  /** Starts a search that keeps many, but ends when the {@code window} nearest are expanded. */
  public void begin(int newCapacity, int newWindow) {
    capacity = newCapacity;
    window = newWindow;
    size = 0;
    next = 0;
    forget();
  }

  private void forget() {
    if (++epoch == 0) {
      Arrays.fill(visited, (byte) 0);
      epoch = 1;
    }
  }

  /** Lets the next run go on until a wider window is expanded. */
  public void widen(int newWindow) {
    window = Math.max(window, newWindow);
  }

  /**
   * Drops all but the nearest that are kept, and lets the next run go on until all are expanded.
   */
  public void narrow(int newCapacity) {
    capacity = newCapacity;
    window = newCapacity;
    size = Math.min(size, capacity);
  }

  /**
   * Begins anew with what is accepted among the kept nodes, for {@link #runAccepted}.
   *
   * @param newCapacity how many to keep from now on
   */
  public void beginAccepted(long[] accepted, int newCapacity) {
    forget();
    int kept = 0;
    for (int i = 0; i < size && kept < newCapacity; i++) {
      int node = Entries.node(entries[i]);
      if (accepts(accepted, node)) {
        visited[node] = epoch;
        entries[kept++] = entries[i] & ~1L;
      }
    }
    size = kept;
    next = 0;
    capacity = newCapacity;
    window = newCapacity;
  }

  /** How many of the nearest {@code first} kept nodes are accepted. */
  public int accepted(long[] accepted, int first) {
    int count = 0;
    for (int i = 0; i < Math.min(first, size); i++) {
      count += accepts(accepted, Entries.node(entries[i])) ? 1 : 0;
    }
    return count;
  }

  /** Whether everything that was kept is expanded. */
  public boolean exhausted() {
    for (int i = next; i < size; i++) {
      if ((entries[i] & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Marks a node as seen; false if it was. */
  public boolean visit(int node) {
    if (visited[node] == epoch) {
      return false;
    }
    visited[node] = epoch;
    return true;
  }

  /** Scores a node that was not seen yet and offers it. */
  public void seed(NodeScorer scorer, int node) {
    if (visit(node)) {
      batch[0] = node;
      offer(scorer, 1);
    }
  }

  /** Expands until every kept node was, or {@code stop} says so. */
  public void run(NodeScorer scorer, Links level, Stop stop) {
    int steps = 0;
    while (next < size && next < window) {
      long entry = entries[next];
      if ((entry & 1) != 0) {
        next++;
        continue;
      }
      entries[next] = entry | 1;
      if (++steps % STOP_CHECK == 0) {
        stop.check();
      }
      expand(scorer, level.load(Entries.node(entry), links));
    }
  }

  /**
   * Like {@link #run}, but only accepted nodes are scored and kept: a rejected neighbour is walked
   * through to its own neighbours, until an expansion has gathered enough.
   */
  public void runAccepted(NodeScorer scorer, Links level, long[] accepted, int enough, Stop stop) {
    int steps = 0;
    while (next < size && next < window) {
      long entry = entries[next];
      if ((entry & 1) != 0) {
        next++;
        continue;
      }
      entries[next] = entry | 1;
      if (++steps % STOP_CHECK == 0) {
        stop.check();
      }
      gather(level, Entries.node(entry), accepted, enough);
      offer(scorer, gathered);
    }
  }

  private void gather(Links level, int node, long[] accepted, int enough) {
    int count = level.load(node, links);
    int rejected = 0;
    gathered = 0;
    expanded++;
    for (int i = 0; i < count; i++) {
      int neighbour = links[i];
      if (visited[neighbour] != epoch) {
        visited[neighbour] = epoch;
        if (accepts(accepted, neighbour)) {
          batch[gathered++] = neighbour;
        } else {
          links[rejected++] = neighbour;
        }
      }
    }
    for (int i = 0; i < rejected && gathered < enough; i++) {
      expanded++;
      gatherBehind(level.load(links[i], second), accepted);
    }
  }

  /** Rejected nodes seen here stay unvisited, so that they can be walked through later. */
  private void gatherBehind(int count, long[] accepted) {
    int fresh = gathered;
    byte mark = epoch;
    for (int i = 0; i < count; i++) {
      int node = second[i];
      boolean take = visited[node] != mark && accepts(accepted, node);
      batch[fresh] = node;
      if (take) {
        visited[node] = mark;
        fresh++;
      }
    }
    gathered = fresh;
  }

  private static boolean accepts(long[] accepted, int node) {
    return (accepted[node >> 6] & 1L << node) != 0;
  }

  private void expand(NodeScorer scorer, int count) {
    byte mark = epoch;
    int fresh = 0;
    expanded++;
    for (int i = 0; i < count; i++) {
      int node = links[i];
      batch[fresh] = node;
      fresh += visited[node] == mark ? 0 : 1;
      visited[node] = mark;
    }
    offer(scorer, fresh);
  }

  private void offer(NodeScorer scorer, int count) {
    scorer.score(batch, count, scores);
    scored += count;
    for (int i = 0; i < count; i++) {
      long entry = Entries.of(batch[i], scores[i]);
      if (size < capacity || entry < entries[size - 1]) {
        insert(entry);
      }
    }
  }

  /** How many entries are smaller; without branches that nobody could predict. */
  private static int place(long[] sorted, int size, long entry) {
    int low = 0;
    for (int length = size; length > 0; ) {
      int half = (length + 1) >>> 1;
      int middle = low + half;
      low = sorted[middle - 1] < entry ? middle : low;
      length -= half;
    }
    return low;
  }

  private void insert(long entry) {
    int low = place(entries, size, entry);
    if (size < capacity && ++size > entries.length) {
      entries = Arrays.copyOf(entries, 2 * entries.length);
    }
    System.arraycopy(entries, low, entries, low + 1, size - 1 - low);
    entries[low] = entry;
    next = Math.min(next, low);
  }

  /** How many nodes are kept. */
  public int size() {
    return size;
  }

  /** The i-th nearest node. */
  public int node(int i) {
    return Entries.node(entries[i]);
  }

  /** The score of the i-th nearest node. */
  public float score(int i) {
    return Entries.score(entries[i]);
  }
}
