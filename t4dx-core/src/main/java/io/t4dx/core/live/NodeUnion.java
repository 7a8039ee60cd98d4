package io.t4dx.core.live;

import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.EdgeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a namespace over several segments, numbered in the order of their ids, and where
 * each of them is. With it a walk over many segments knows nodes by one number, as in one segment.
 *
 * <pre>
 *   number      0    1    2    3        sorted by id
 *   segment 4   7    -    8    9        its own nodes
 *   segment 9   0    1    -    2
 * </pre>
 */
public final class NodeUnion {
  /** The number of what no segment has an edge at. */
  public static final int NONE = -1;

  private final List<LiveSegment> segments;
  private final int[] firstNodes;
  private final int[][] numbers;
  private final int[] starts;
  private final long[] places;
  private final NodeIds ids;
  private final List<EdgeType> types;
  private final AtomicReference<@Nullable WalkedNodes> spare = new AtomicReference<>();

  private NodeUnion(
      List<LiveSegment> segments, int[] firstNodes, int[][] numbers, int[] starts, long[] places) {
    this.segments = segments;
    this.firstNodes = firstNodes;
    this.numbers = numbers;
    this.starts = starts;
    this.places = places;
    this.ids = ids(segments, starts, places);
    TreeSet<EdgeType> all = new TreeSet<>();
    segments.forEach(live -> all.addAll(live.segment().edgeTypes()));
    this.types = List.copyOf(all);
  }

  private static NodeIds ids(List<LiveSegment> segments, int[] starts, long[] places) {
    long[] high = new long[starts.length - 1];
    long[] low = new long[high.length];
    for (int number = 0; number < high.length; number++) {
      long place = places[starts[number]];
      UUID id = segments.get(segment(place)).segment().nodeId(node(place));
      high[number] = id.getMostSignificantBits();
      low[number] = id.getLeastSignificantBits();
    }
    return new NodeIds(high, low);
  }

  /** Numbers the nodes of those segments that have edges in a namespace. */
  static NodeUnion of(String namespace, List<LiveSegment> all) {
    List<LiveSegment> segments =
        all.stream().filter(live -> !live.segment().nodes(namespace).isEmpty()).toList();
    int count = segments.size();
    int[] firstNodes = new int[count];
    int[][] numbers = new int[count][];
    int total = 0;
    for (int i = 0; i < count; i++) {
      RowRange nodes = segments.get(i).segment().nodes(namespace);
      firstNodes[i] = nodes.first();
      numbers[i] = new int[nodes.size()];
      total += nodes.size();
    }
    int[] starts = new int[total + 1];
    long[] places = new long[total];
    int nodes = merge(segments, firstNodes, numbers, starts, places);
    return new NodeUnion(segments, firstNodes, numbers, Arrays.copyOf(starts, nodes + 1), places);
  }

  /**
   * How many nodes the segments of a set have in a namespace, those in several counted as often.
   */
  static long size(String namespace, List<LiveSegment> all) {
    return all.stream().mapToLong(live -> live.segment().nodes(namespace).size()).sum();
  }

  private static int merge(
      List<LiveSegment> segments, int[] firstNodes, int[][] numbers, int[] starts, long[] places) {
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      heads.add(new Head(segments.get(i).segment(), firstNodes[i], numbers[i].length));
    }
    int filled = 0;
    int number = 0;
    while (true) {
      Head least = null;
      for (Head head : heads) {
        if (!head.atEnd() && (least == null || head.compareTo(least) < 0)) {
          least = head;
        }
      }
      if (least == null) {
        return number;
      }
      long most = least.most;
      long rest = least.rest;
      for (int i = 0; i < heads.size(); i++) {
        Head head = heads.get(i);
        if (!head.atEnd() && head.most == most && head.rest == rest) {
          numbers[i][head.at] = number;
          places[filled++] = ((long) i << 32) | (firstNodes[i] + head.at);
          head.advance();
        }
      }
      starts[++number] = filled;
    }
  }

  /** The next node of one segment. */
  private static final class Head implements Comparable<Head> {
    private final Segment segment;
    private final int first;
    private final int size;
    private int at = -1;
    private long most;
    private long rest;

    Head(Segment segment, int first, int size) {
      this.segment = segment;
      this.first = first;
      this.size = size;
      advance();
    }

    boolean atEnd() {
      return at == size;
    }

    void advance() {
      at++;
      if (at < size) {
        UUID id = segment.nodeId(first + at);
        most = id.getMostSignificantBits();
        rest = id.getLeastSignificantBits();
      }
    }

    @Override
    public int compareTo(Head other) {
      int byMost = Long.compareUnsigned(most, other.most);
      return byMost != 0 ? byMost : Long.compareUnsigned(rest, other.rest);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Head that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(most ^ rest);
    }
  }

  /** The segments that have edges in the namespace; a place names one by its index here. */
  public List<LiveSegment> segments() {
    return segments;
  }

  /** How many nodes there are. */
  public int nodes() {
    return starts.length - 1;
  }

  /** The number of an id; {@link #NONE} where no segment has an edge at it. */
  public int find(UUID id) {
    int number = lower(id);
    return number < nodes() && ids.has(number, id) ? number : NONE;
  }

  /** The first number whose id is not below an id; as many as there are nodes where none is. */
  public int lower(UUID id) {
    return ids.lower(id);
  }

  /** What knows the ids of numbers; needs no segment, also after they were let go. */
  public NodeIds ids() {
    return ids;
  }

  /** Room for one walk; whoever gives it back makes the next one cheaper. */
  public WalkedNodes walk() {
    WalkedNodes known = spare.getAndSet(null);
    return known == null ? new WalkedNodes(nodes()) : known;
  }

  /** Takes back what a walk needs no more. One is kept: a walk that meets another makes its own. */
  public void giveBack(WalkedNodes nodes) {
    nodes.clear();
    spare.set(nodes);
  }

  /** The types of edges that any of the segments has, sorted. */
  public List<EdgeType> types() {
    return types;
  }

  /** The index of a number's first place. */
  public int firstPlace(int number) {
    return starts[number];
  }

  /** The index behind a number's last place. */
  public int endPlace(int number) {
    return starts[number + 1];
  }

  /** A place at which a node is: {@link #segment} and {@link #node} read it. */
  public long place(int index) {
    return places[index];
  }

  public static int segment(long place) {
    return (int) (place >>> 32);
  }

  public static int node(long place) {
    return (int) place;
  }

  /**
   * The numbers of a segment's nodes, from {@link #firstNode} on; the array must not be changed.
   */
  public int[] numbers(int segment) {
    return numbers[segment];
  }

  /** The first node that a segment has of the namespace. */
  public int firstNode(int segment) {
    return firstNodes[segment];
  }
}
