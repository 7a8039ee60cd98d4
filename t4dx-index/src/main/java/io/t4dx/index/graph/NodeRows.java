package io.t4dx.index.graph;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.util.function.IntUnaryOperator;

/** Which rows stand behind a node, and which node a row belongs to; read from an index's bytes. */
public final class NodeRows implements IntUnaryOperator {
  private final CheckedBytes image;
  private final boolean duplicates;
  private final int nodes;
  private final int rows;
  private final long starts;
  private final long ids;
  private final long nodeOf;

  NodeRows(CheckedBytes image, ImageLayout layout) {
    this.image = image;
    this.duplicates = layout.duplicates();
    this.nodes = layout.nodes();
    this.rows = layout.rows();
    this.starts = layout.offset(ImageDescriptor.SECTION_ROWS);
    this.ids = starts + 4L * (nodes + 1L);
    this.nodeOf = ids + 4L * rows;
  }

  /** A row that has the node's vector: the first. */
  @Override
  public int applyAsInt(int node) {
    return duplicates ? row(start(node)) : node;
  }

  /** Where the rows of a node start; they end where those of the next node start. */
  public int start(int node) {
    return duplicates ? read(starts + 4L * node, rows + 1) : node;
  }

  /** The row at a place. */
  public int row(int place) {
    return duplicates ? read(ids + 4L * place, rows) : place;
  }

  /** The node of a row. */
  public int node(int row) {
    return duplicates ? read(nodeOf + 4L * row, nodes) : row;
  }

  private int read(long at, int bound) {
    if (image.pending()) {
      image.ensure(at, 4);
    }
    int value = image.bytes().get(ImageDescriptor.INT, at);
    if (value < 0 || value >= bound) {
      throw new CorruptIndexException(at, value + " is not below " + bound);
    }
    return value;
  }
}
