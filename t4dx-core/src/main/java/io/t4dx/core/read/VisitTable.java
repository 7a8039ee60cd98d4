package io.t4dx.core.read;

import io.t4dx.core.live.NodeUnion;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.query.Visit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The visits of a traversal, kept as numbers: a walk reaches nodes far faster than objects for them
 * can be made, and its caller may look at a few of them only. It needs no view any more.
 */
final class VisitTable {
  private static final int FIRST = 256;
  private static final int NO_PARENT = -1;

  private final String namespace;
  private final @Nullable NodeUnion union;
  private final List<UUID> unnumbered = new ArrayList<>();

  /** Numbers of nodes, and -1 and below for the places of ids that have none. */
  private int[] numbers = new int[FIRST];

  private long[] created = new long[FIRST];
  private float[] weights = new float[FIRST];
  private int[] parents = new int[FIRST];
  private byte[] depths = new byte[FIRST];
  private boolean[] out = new boolean[FIRST];
  private EdgeType[] types = new EdgeType[FIRST];
  private @Nullable Metadata @Nullable [] metadata;
  private int size;

  /**
   * A table that has the start only.
   *
   * @param union which numbers nodes; null where they have none
   */
  VisitTable(String namespace, @Nullable NodeUnion union, UUID start) {
    this.namespace = namespace;
    this.union = union;
    append(numbered(start), NO_PARENT, 0);
  }

  int size() {
    return size;
  }

  int depth(int visit) {
    return depths[visit];
  }

  /** The number of a visited node; {@link NodeUnion#NONE} where it has none. */
  int number(int visit) {
    return Math.max(NodeUnion.NONE, numbers[visit]);
  }

  UUID id(int visit) {
    NodeUnion known = union;
    int number = numbers[visit];
    return known == null || number < 0 ? unnumbered.get(-1 - number) : known.id(number);
  }

  private int numbered(UUID id) {
    int number = union == null ? NodeUnion.NONE : union.find(id);
    if (number != NodeUnion.NONE) {
      return number;
    }
    unnumbered.add(id);
    return -unnumbered.size();
  }

  /** Adds a node that an edge of a visited one led to; as below. */
  void add(
      int parent,
      UUID id,
      boolean goesOut,
      EdgeType type,
      float weight,
      long createdAt,
      Metadata edgeMetadata) {
    add(parent, numbered(id), goesOut, type, weight, createdAt, edgeMetadata);
  }

  /**
   * Adds a node by its number.
   *
   * @param goesOut whether the edge goes from the visited node to this one
   */
  void add(
      int parent,
      int number,
      boolean goesOut,
      EdgeType type,
      float weight,
      long createdAt,
      Metadata edgeMetadata) {
    int visit = append(number, parent, depths[parent] + 1);
    out[visit] = goesOut;
    types[visit] = type;
    weights[visit] = weight;
    created[visit] = createdAt;
    if (!edgeMetadata.isEmpty()) {
      note(visit, edgeMetadata);
    }
  }

  private int append(int number, int parent, int depth) {
    if (size == numbers.length) {
      grow();
    }
    numbers[size] = number;
    parents[size] = parent;
    depths[size] = (byte) depth;
    return size++;
  }

  private void note(int visit, Metadata edgeMetadata) {
    @Nullable Metadata[] known = metadata;
    if (known == null || known.length <= visit) {
      known = known == null ? new Metadata[numbers.length] : Arrays.copyOf(known, numbers.length);
      metadata = known;
    }
    known[visit] = edgeMetadata;
  }

  private void grow() {
    int length = 2 * size;
    numbers = Arrays.copyOf(numbers, length);
    created = Arrays.copyOf(created, length);
    weights = Arrays.copyOf(weights, length);
    parents = Arrays.copyOf(parents, length);
    depths = Arrays.copyOf(depths, length);
    out = Arrays.copyOf(out, length);
    types = Arrays.copyOf(types, length);
  }

  /** The visits as a list that makes each of them when it is first asked for. */
  List<Visit> visits() {
    return new Made();
  }

  private Edge via(int visit) {
    UUID here = id(visit);
    UUID there = id(parents[visit]);
    EdgeKey key =
        out[visit]
            ? new EdgeKey(namespace, there, types[visit], here)
            : new EdgeKey(namespace, here, types[visit], there);
    @Nullable Metadata[] known = metadata;
    Metadata noted = known == null || known.length <= visit ? null : known[visit];
    return new Edge(
        key,
        weights[visit],
        Micros.toInstant(created[visit]),
        noted == null ? Metadata.EMPTY : noted);
  }

  /** Threads may race to make one visit; both make the same. */
  private final class Made extends AbstractList<Visit> implements RandomAccess {
    private final @Nullable Visit[] made = new Visit[VisitTable.this.size];

    @Override
    public Visit get(int index) {
      Visit known = made[index];
      if (known == null) {
        known = make(index);
        made[index] = known;
      }
      return known;
    }

    private Visit make(int visit) {
      return parents[visit] == NO_PARENT
          ? new Visit(id(visit), 0, Optional.empty(), Optional.empty())
          : new Visit(
              id(visit), depths[visit], Optional.of(via(visit)), Optional.of(get(parents[visit])));
    }

    @Override
    public int size() {
      return made.length;
    }
  }
}
