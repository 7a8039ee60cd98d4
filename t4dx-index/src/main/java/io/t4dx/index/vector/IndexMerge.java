package io.t4dx.index.vector;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.graph.GraphBuilder;
import io.t4dx.index.graph.Image;
import io.t4dx.index.graph.Links;
import io.t4dx.index.graph.NodeRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Joins graphs: the largest is taken over link by link, the nodes of the others are inserted in an
 * order in which each finds old neighbours already there, and is searched for from these instead of
 * from the top. Levels above the ground are few nodes and are linked anew.
 */
final class IndexMerge {
  /** A graph that lost more of its nodes than this is not worth taking over. */
  private static final double LEAST_KEPT = 0.4;

  /** Effort of the search from old neighbours; below 20 recall breaks. */
  private static final int NEAR_EF = 40;

  /** Effort above the ground, where a search needs one way down, not every neighbour. */
  private static final int ABOVE_EF = 64;

  private static final int MOST_SEEDS = 12;

  private final IndexBuild build;
  private final Part[] parts;
  private int linked;

  IndexMerge(
      List<MergeSource> sources, ExactRows rows, BuildOptions options, SegmentAllocator allocator) {
    for (MergeSource source : sources) {
      check(source, rows);
    }
    this.build = new IndexBuild(rows, options, allocator);
    this.parts =
        sources.stream()
            .map(source -> new Part(source, build))
            .sorted((a, b) -> Integer.compare(b.kept, a.kept))
            .toArray(Part[]::new);
  }

  private static void check(MergeSource source, ExactRows rows) {
    VectorIndex index = source.index();
    if (index.dimension() != rows.dimension() || index.metric() != rows.metric()) {
      throw new IllegalArgumentException(
          "an index of %d dimensions by %s cannot go into one of %d by %s"
              .formatted(index.dimension(), index.metric(), rows.dimension(), rows.metric()));
    }
    for (int row : source.newRowOf()) {
      if (row < -1 || row >= rows.count()) {
        throw new IllegalArgumentException(row + " is not one of " + rows.count() + " rows");
      }
    }
  }

  /** An index and where its nodes go. */
  private static final class Part {
    final Image image;
    final int[] newNodeOf;
    final int kept;

    Part(MergeSource source, IndexBuild build) {
      this.image = source.index().image();
      NodeRows nodeRows = image.nodeRows();
      this.newNodeOf = new int[image.layout().nodes()];
      Arrays.fill(newNodeOf, -1);
      int count = 0;
      int[] newRowOf = source.newRowOf();
      for (int row = newRowOf.length - 1; row >= 0; row--) {
        if (newRowOf[row] >= 0) {
          int node = nodeRows.node(row);
          count += newNodeOf[node] < 0 ? 1 : 0;
          newNodeOf[node] = build.distinct.nodeOf(newRowOf[row]);
        }
      }
      this.kept = count;
    }
  }

  MemorySegment merge(Pace pace) {
    if (parts.length == 0 || parts[0].kept < LEAST_KEPT * parts[0].newNodeOf.length) {
      return build.build(pace);
    }
    boolean[] in = new boolean[build.distinct.nodes()];
    linkAbove(pace);
    takeOver(parts[0], in);
    for (int i = 1; i < parts.length; i++) {
      join(parts[i], in, pace);
    }
    joinRest(in, pace);
    return build.finish();
  }

  private void linkAbove(Pace pace) {
    int slots = build.levels.top() == 0 ? 0 : build.levels.slots(1);
    AtomicInteger next = new AtomicInteger();
    linkAbove(next, Math.min(slots, IndexBuild.ALONE), pace);
    next.set(Math.min(slots, IndexBuild.ALONE));
    Workers.run(build.options.threads(), () -> linkAbove(next, slots, pace));
  }

  private void linkAbove(AtomicInteger next, int end, Pace pace) {
    GraphBuilder.Worker worker = build.worker();
    float[] vector = new float[build.rows.dimension()];
    for (int slot = next.getAndIncrement(); slot < end; slot = next.getAndIncrement()) {
      pace.step();
      int node = build.levels.nodeOf(slot);
      build.load(node, vector);
      worker.insertAbove(node, vector, ABOVE_EF);
    }
  }

  private void takeOver(Part part, boolean[] in) {
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        build.options.threads(),
        () -> {
          GraphBuilder.Worker worker = build.worker();
          Survivors survivors = new Survivors(part);
          for (int node = next.getAndIncrement();
              node < part.newNodeOf.length;
              node = next.getAndIncrement()) {
            int newNode = part.newNodeOf[node];
            if (newNode >= 0) {
              int count = survivors.around(node);
              worker.adopt(newNode, survivors.found, count);
              // What lost all around it is searched for like a new node.
              in[newNode] = count > 0;
            }
          }
        });
    for (int newNode : part.newNodeOf) {
      if (newNode >= 0 && in[newNode]) {
        linked = newNode;
        return;
      }
    }
  }

  /** The neighbours of a node that are kept; for a dropped one, its kept neighbours instead. */
  private static final class Survivors {
    private final Links links;
    private final int[] newNodeOf;
    private final int[] near;
    private final int[] behind;
    int[] found;

    Survivors(Part part) {
      this.links = part.image.ground();
      this.newNodeOf = part.newNodeOf;
      int degree = 2 * part.image.layout().m();
      this.near = new int[degree];
      this.behind = new int[degree];
      this.found = new int[degree * (degree + 1)];
    }

    int around(int node) {
      int own = newNodeOf[node];
      int count = 0;
      int neighbours = links.load(node, near);
      for (int i = 0; i < neighbours; i++) {
        int newNode = newNodeOf[near[i]];
        if (newNode >= 0) {
          count = add(newNode, own, count);
        } else {
          int further = links.load(near[i], behind);
          for (int j = 0; j < further; j++) {
            count = add(newNodeOf[behind[j]], own, count);
          }
        }
      }
      return count;
    }

    private int add(int newNode, int own, int count) {
      if (newNode < 0 || newNode == own) {
        return count;
      }
      for (int i = 0; i < count; i++) {
        if (found[i] == newNode) {
          return count;
        }
      }
      found[count] = newNode;
      return count + 1;
    }
  }

  private void join(Part part, boolean[] in, Pace pace) {
    int[] order = breadthFirst(part);
    AtomicInteger next = new AtomicInteger();
    Workers.run(build.options.threads(), () -> join(part, order, in, next, pace));
  }

  private void join(Part part, int[] order, boolean[] in, AtomicInteger next, Pace pace) {
    GraphBuilder.Worker worker = build.worker();
    float[] vector = new float[build.rows.dimension()];
    int[] neighbours = new int[2 * part.image.layout().m()];
    for (int i = next.getAndIncrement(); i < order.length; i = next.getAndIncrement()) {
      pace.step();
      int node = order[i];
      int newNode = part.newNodeOf[node];
      if (newNode < 0 || in[newNode]) {
        continue;
      }
      int count = part.image.ground().load(node, neighbours);
      int seeds = 0;
      for (int j = 0; j < count && seeds < MOST_SEEDS; j++) {
        int seed = part.newNodeOf[neighbours[j]];
        if (seed >= 0 && in[seed]) {
          neighbours[seeds++] = seed;
        }
      }
      build.load(newNode, vector);
      if (seeds == 0) {
        worker.insertGround(newNode, vector, linked);
      } else {
        worker.insertNear(newNode, vector, neighbours, seeds, NEAR_EF);
      }
      in[newNode] = true;
    }
  }

  /** All nodes, each after a neighbour of its own wherever it can be reached from the first. */
  private static int[] breadthFirst(Part part) {
    int nodes = part.newNodeOf.length;
    Links links = part.image.ground();
    int[] order = new int[nodes];
    boolean[] seen = new boolean[nodes];
    int[] neighbours = new int[2 * part.image.layout().m()];
    int tail = 0;
    int head = 0;
    for (int start = 0; start < nodes; start++) {
      if (!seen[start]) {
        seen[start] = true;
        order[tail++] = start;
      }
      while (head < tail) {
        int count = links.load(order[head++], neighbours);
        for (int i = 0; i < count; i++) {
          if (!seen[neighbours[i]]) {
            seen[neighbours[i]] = true;
            order[tail++] = neighbours[i];
          }
        }
      }
    }
    return order;
  }

  /** Rows that came from no index. */
  private void joinRest(boolean[] in, Pace pace) {
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        build.options.threads(),
        () -> {
          GraphBuilder.Worker worker = build.worker();
          float[] vector = new float[build.rows.dimension()];
          for (int node = next.getAndIncrement(); node < in.length; node = next.getAndIncrement()) {
            if (!in[node]) {
              pace.step();
              build.load(node, vector);
              worker.insertGround(node, vector, linked);
            }
          }
        });
  }
}
