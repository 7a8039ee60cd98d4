package io.t4dx.index.csr;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * A directed multigraph, from both ends of its edges.
 *
 * @param out the edges at their sources, with what is known of each
 * @param in the same edges at their targets
 */
public record CsrGraph(OutEdges out, InEdges in) {
  public CsrGraph {
    if (out.nodes() != in.nodes() || out.edges() != in.edges()) {
      throw new CorruptIndexException(
          SealedImage.OWN,
          "in edges of %d nodes and %d edges beside out edges of %d and %d"
              .formatted(in.nodes(), in.edges(), out.nodes(), out.edges()));
    }
  }

  /** Opens the bytes of out edges and of the in edges that were built from them. */
  public static CsrGraph open(MemorySegment out, MemorySegment in) {
    return new CsrGraph(OutEdges.open(out), InEdges.open(in));
  }

  /** How many nodes there are, with and without edges. */
  public int nodes() {
    return out.nodes();
  }

  /** How many edges there are. */
  public int edges() {
    return out.edges();
  }

  /** Checks every byte of both. */
  public void verify() {
    out.verify();
    in.verify(out);
  }
}
