package io.t4dx.index.graph;

import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The levels above the ground as they are mapped, and the descent through them. */
public final class UpperLinks {
  private final CheckedBytes image;
  private final ImageLayout layout;
  private final long[] levels;
  private final long stride;

  UpperLinks(CheckedBytes image, ImageLayout layout) {
    this.image = image;
    this.layout = layout;
    this.stride = 4L * (layout.m() + 1);
    this.levels = new long[layout.top() + 1];
    for (int level = 1; level <= layout.top(); level++) {
      levels[level] = layout.upperOffset(level);
    }
  }

  static void write(MemorySegment image, ImageLayout layout, GraphBuilder graph) {
    Levels levels = graph.levels();
    int[] neighbours = new int[2 * layout.m()];
    for (int level = 1; level <= layout.top(); level++) {
      image.set(
          ImageDescriptor.INT,
          layout.offset(ImageDescriptor.SECTION_UPPER) + 4L * (level - 1),
          layout.slots(level));
      for (int slot = 0; slot < layout.slots(level); slot++) {
        int node = levels.nodeOf(slot);
        image.set(ImageDescriptor.INT, layout.slotNodeOffset(slot), node);
        int count = graph.table(level).load(node, neighbours);
        long at = layout.upperOffset(level) + slot * 4L * (layout.m() + 1);
        image.set(ImageDescriptor.INT, at, count);
        for (int i = 0; i < count; i++) {
          image.set(ImageDescriptor.INT, at + 4 + 4L * i, levels.slotOf()[neighbours[i]]);
        }
      }
    }
  }

  /** The node on the ground that a greedy descent reaches. */
  int descend(NodeScorer scorer, Descent descent) {
    if (layout.top() == 0) {
      return 0;
    }
    int slot = 0;
    descent.nodes[0] = node(0);
    scorer.score(descent.nodes, 1, descent.scores);
    descent.scored++;
    float best = descent.scores[0];
    for (int level = layout.top(); level >= 1; level--) {
      // Each step strictly rises, so that even wrong links cannot lead in a circle.
      for (int step = 0; step >= 0; ) {
        int count = load(level, slot, descent);
        scorer.score(descent.nodes, count, descent.scores);
        descent.expanded++;
        descent.scored += count;
        step = -1;
        for (int i = 0; i < count; i++) {
          if (descent.scores[i] > best) {
            best = descent.scores[i];
            slot = descent.slots[i];
            step = 0;
          }
        }
      }
    }
    return node(slot);
  }

  /** Reads every link. */
  void verify() {
    Descent descent = new Descent();
    for (int level = 1; level <= layout.top(); level++) {
      for (int slot = 0; slot < layout.slots(level); slot++) {
        load(level, slot, descent);
      }
    }
  }

  /** Scratch of a descent. */
  public static final class Descent {
    /** Scratch for one thread. */
    public Descent() {}

    private final int[] slots = new int[ImageLayout.MAX_M];
    private final int[] nodes = new int[ImageLayout.MAX_M];
    private final float[] scores = new float[ImageLayout.MAX_M];
    private long expanded;
    private long scored;

    /** Counts anew what is expanded and scored. */
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
  }

  /** How many nodes a level has; their slots are below it. */
  public int slots(int level) {
    return layout.slots(level);
  }

  /** The node in a slot, on whatever level. */
  public int nodeOf(int slot) {
    return node(slot);
  }

  /** The nodes that are neighbours of the node in a slot. */
  public int[] neighbours(int level, int slot) {
    Descent descent = new Descent();
    int count = load(level, slot, descent);
    return Arrays.copyOf(descent.nodes, count);
  }

  private int load(int level, int slot, Descent descent) {
    long at = levels[level] + slot * stride;
    if (image.pending()) {
      image.ensure(at, stride);
    }
    MemorySegment bytes = image.bytes();
    int count = within(at, bytes.get(ImageDescriptor.INT, at), layout.m() + 1);
    int bound = layout.slots(level);
    for (int i = 0; i < count; i++) {
      long place = at + 4 + 4L * i;
      int neighbour = within(place, bytes.get(ImageDescriptor.INT, place), bound);
      descent.slots[i] = neighbour;
      descent.nodes[i] = node(neighbour);
    }
    return count;
  }

  private int node(int slot) {
    long at = layout.slotNodeOffset(slot);
    if (image.pending()) {
      image.ensure(at, 4);
    }
    return within(at, image.bytes().get(ImageDescriptor.INT, at), layout.nodes());
  }

  private static int within(long at, int value, int bound) {
    if (value < 0 || value >= bound) {
      throw new CorruptIndexException(at, value + " is not below " + bound);
    }
    return value;
  }
}
