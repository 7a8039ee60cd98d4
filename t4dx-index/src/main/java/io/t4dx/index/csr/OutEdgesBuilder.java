package io.t4dx.index.csr;

import static io.t4dx.index.page.LittleEndian.FLOAT;
import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;
import static io.t4dx.index.page.LittleEndian.SHORT;

import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;

/** Takes edges sorted by (source, type, target) and makes the bytes of {@link OutEdges}. */
public final class OutEdgesBuilder {
  private final int nodes;
  private final int types;
  private final int[] offsets;
  private int[] targets = new int[64];
  private int[] typeOf = new int[64];
  private float[] weights = new float[64];
  private long[] times = new long[64];
  private int size;
  private int lastSource;

  /** For edges between nodes below one number, of types below another. */
  public OutEdgesBuilder(int nodes, int types) {
    if (nodes < 0 || types < 0) {
      throw new IllegalArgumentException("%d nodes or %d types".formatted(nodes, types));
    }
    this.nodes = nodes;
    this.types = types;
    this.offsets = new int[nodes + 1];
  }

  /** Adds an edge, which must not sort below the one before; its ordinal is returned. */
  public int add(int source, int type, int target, float weight, long created) {
    Objects.checkIndex(source, nodes);
    Objects.checkIndex(target, nodes);
    Objects.checkIndex(type, types);
    if (size > 0 && compareToLast(source, type, target) < 0) {
      throw new IllegalArgumentException(
          "edge %d -> %d of type %d sorts below the one before".formatted(source, target, type));
    }
    if (size == targets.length) {
      grow();
    }
    targets[size] = target;
    typeOf[size] = type;
    weights[size] = weight;
    times[size] = created;
    offsets[source + 1]++;
    lastSource = source;
    return size++;
  }

  private int compareToLast(int source, int type, int target) {
    if (source != lastSource) {
      return Integer.compare(source, lastSource);
    }
    int lastType = typeOf[size - 1];
    return type != lastType
        ? Integer.compare(type, lastType)
        : Integer.compare(target, targets[size - 1]);
  }

  private void grow() {
    int length = Math.addExact(size, Math.max(size / 2, 64));
    targets = Arrays.copyOf(targets, length);
    typeOf = Arrays.copyOf(typeOf, length);
    weights = Arrays.copyOf(weights, length);
    times = Arrays.copyOf(times, length);
  }

  /** The bytes of the edges; nothing can be added afterwards. */
  public MemorySegment build(SegmentAllocator allocator) {
    OutDescriptor layout = new OutDescriptor(nodes, size, types);
    if (!layout.typesFit()) {
      throw new IllegalArgumentException(types + " types of " + size + " edges");
    }
    MemorySegment image =
        SealedImage.allocate(allocator, OutDescriptor.MAGIC, OutDescriptor.VERSION, layout.body());
    layout.write(image);
    int[] starts = offsets.clone();
    for (int node = 0; node < nodes; node++) {
      starts[node + 1] += starts[node];
    }
    MemorySegment.copy(starts, 0, image, INT, layout.offsets(), starts.length);
    MemorySegment.copy(targets, 0, image, INT, layout.targets(), size);
    writeTypes(image, layout);
    MemorySegment.copy(weights, 0, image, FLOAT, layout.weights(), size);
    MemorySegment.copy(times, 0, image, LONG, layout.times(), size);
    return SealedImage.seal(image);
  }

  private void writeTypes(MemorySegment image, OutDescriptor layout) {
    long at = layout.typesOffset();
    switch (layout.typeWidth()) {
      case 1 -> {
        for (int i = 0; i < size; i++) {
          image.set(ValueLayout.JAVA_BYTE, at + i, (byte) typeOf[i]);
        }
      }
      case 2 -> {
        for (int i = 0; i < size; i++) {
          image.set(SHORT, at + 2L * i, (short) typeOf[i]);
        }
      }
      default -> MemorySegment.copy(typeOf, 0, image, INT, at, size);
    }
  }
}
