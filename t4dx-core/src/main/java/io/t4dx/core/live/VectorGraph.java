package io.t4dx.core.live;

import io.t4dx.index.vector.VectorIndex;
import java.lang.foreign.Arena;

/** The graph over the vectors of one segment, with the memory that it is mapped in. */
public final class VectorGraph implements AutoCloseable {
  /**
   * Up to so many vectors are compared one by one: that costs no more than a walk through a graph,
   * and misses nothing.
   */
  public static final int WORTH_IT = 2_000;

  private final VectorIndex index;
  private final Arena arena;

  /**
   * A graph.
   *
   * @param arena closed with the graph
   */
  public VectorGraph(VectorIndex index, Arena arena) {
    this.index = index;
    this.arena = arena;
  }

  /** What its file takes. */
  public long bytes() {
    return index.byteSize();
  }

  /** Its rows are the ordinals of vectors. */
  public VectorIndex index() {
    return index;
  }

  @Override
  public void close() {
    arena.close();
  }
}
