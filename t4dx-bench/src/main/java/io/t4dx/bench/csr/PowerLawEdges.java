package io.t4dx.bench.csr;

import io.t4dx.index.csr.OutEdgesBuilder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Weighted edges of which few nodes have many and many have few, at both ends. */
final class PowerLawEdges {
  static final int NODES = 100_000;
  static final int EDGES = 1_000_000;
  static final int TYPES = 8;

  private static final long SEED = 11;

  final int[] offsets = new int[NODES + 1];
  final int[] targets = new int[EDGES];
  final float[] weights = new float[EDGES];
  private final int[] types = new int[EDGES];

  PowerLawEdges() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] numbers = shuffled(random);
    long[] edges = new long[EDGES];
    for (int i = 0; i < EDGES; i++) {
      long source = numbers[often(random)];
      long type = random.nextInt(TYPES);
      edges[i] = (source << 40) | (type << 32) | numbers[often(random)];
    }
    Arrays.sort(edges);
    for (int i = 0; i < EDGES; i++) {
      offsets[(int) (edges[i] >>> 40) + 1]++;
      targets[i] = (int) edges[i];
      weights[i] = random.nextFloat();
      types[i] = (int) (edges[i] >>> 32) & 0xff;
    }
    for (int node = 0; node < NODES; node++) {
      offsets[node + 1] += offsets[node];
    }
  }

  /** Numbers in the order of ids, which has nothing to do with how many edges a node has. */
  private static int[] shuffled(SplittableRandom random) {
    int[] numbers = new int[NODES];
    for (int i = 0; i < NODES; i++) {
      int other = random.nextInt(i + 1);
      numbers[i] = numbers[other];
      numbers[other] = i;
    }
    return numbers;
  }

  /** By rank: the share of rank {@code r} falls as {@code r} to the power of -0.75. */
  private static int often(SplittableRandom random) {
    double at = random.nextDouble();
    return (int) (NODES * at * at * at * at);
  }

  MemorySegment image(SegmentAllocator allocator) {
    OutEdgesBuilder builder = new OutEdgesBuilder(NODES, TYPES);
    for (int node = 0; node < NODES; node++) {
      for (int i = offsets[node]; i < offsets[node + 1]; i++) {
        builder.add(node, types[i], targets[i], weights[i], i);
      }
    }
    return builder.build(allocator);
  }
}
