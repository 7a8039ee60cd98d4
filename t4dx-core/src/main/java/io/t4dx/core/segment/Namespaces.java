package io.t4dx.core.segment;

import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.value.ByteCursor;
import io.t4dx.core.segment.value.ByteList;
import io.t4dx.core.segment.value.MalformedValueException;
import io.t4dx.index.sieve.KeyHash;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of a segment, sorted, and what of rows, nodes and edges is whose.
 *
 * <pre>
 *   how many (varint), then for each: name (text), rows, nodes, edges, scale operations that the
 *   weights of its edges contain (varints)
 * </pre>
 *
 * <p>Rows, nodes and edges of one namespace are neighbours, in the order of the namespaces.
 */
final class Namespaces {

  /**
   * One namespace.
   *
   * @param ordinal its place
   * @param hash the hash of its name that sieves know
   */
  record Part(
      String name,
      int ordinal,
      long hash,
      RowRange rows,
      RowRange nodes,
      RowRange edges,
      long scalesSeen) {}

  private final List<Part> parts;
  private final Map<String, Part> byName;

  Namespaces(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.byName = HashMap.newHashMap(parts.size());
    parts.forEach(part -> byName.put(part.name(), part));
  }

  static Namespaces read(SectionBytes source) {
    source.ensure(0, source.length());
    byte[] bytes = source.bytes().toArray(ValueLayout.JAVA_BYTE);
    try {
      ByteCursor cursor = new ByteCursor(bytes, 0, bytes.length);
      Namespaces namespaces = read(cursor);
      if (cursor.atEnd()) {
        return namespaces;
      }
    } catch (MalformedValueException | ArithmeticException e) {
      throw source.nonsense(0, String.valueOf(e.getMessage()));
    }
    throw source.nonsense(0, "bytes after the last namespace");
  }

  private static Namespaces read(ByteCursor cursor) {
    int count = cursor.getCount();
    List<Part> parts = new ArrayList<>(count);
    RowRange rows = RowRange.NONE;
    RowRange nodes = RowRange.NONE;
    RowRange edges = RowRange.NONE;
    for (int i = 0; i < count; i++) {
      String name = cursor.getText();
      rows = rows.next(cursor.getSize());
      nodes = nodes.next(cursor.getSize());
      edges = edges.next(cursor.getSize());
      parts.add(new Part(name, i, KeyHash.of(name), rows, nodes, edges, cursor.getVarint()));
    }
    return new Namespaces(parts);
  }

  byte[] toBytes() {
    ByteList bytes = new ByteList();
    bytes.putVarint(parts.size());
    for (Part part : parts) {
      bytes.putText(part.name());
      bytes.putVarint(part.rows().size());
      bytes.putVarint(part.nodes().size());
      bytes.putVarint(part.edges().size());
      bytes.putVarint(part.scalesSeen());
    }
    return bytes.toArray();
  }

  /** The part of a namespace; null where the segment knows nothing of it. */
  @Nullable Part find(String name) {
    return byName.get(name);
  }

  /** The place of a namespace that is among them. */
  int place(String name) {
    Part part = byName.get(name);
    if (part == null) {
      throw new IllegalArgumentException("namespace " + name + " is new to the segment");
    }
    return part.ordinal();
  }

  Part get(int ordinal) {
    return parts.get(ordinal);
  }

  /** All of them, in their order. */
  List<Part> all() {
    return parts;
  }

  int rows() {
    return parts.isEmpty() ? 0 : parts.getLast().rows().end();
  }

  int nodes() {
    return parts.isEmpty() ? 0 : parts.getLast().nodes().end();
  }

  int edges() {
    return parts.isEmpty() ? 0 : parts.getLast().edges().end();
  }

  /** The namespace that a row belongs to. */
  Part ofRow(int row) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (row < parts.get(middle).rows().end()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return parts.get(low);
  }

  /** The namespace that a node belongs to. */
  Part ofNode(int node) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (node < parts.get(middle).nodes().end()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return parts.get(low);
  }
}
