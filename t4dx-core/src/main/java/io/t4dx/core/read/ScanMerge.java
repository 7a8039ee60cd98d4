package io.t4dx.core.read;

import io.t4dx.query.Scan;
import java.util.ArrayList;
import java.util.List;

/**
 * Several sources of a scan as one: a heap with the source that stands first on top. No two sources
 * have an item in common.
 */
final class ScanMerge {
  private final Scan scan;
  private final List<ScanSource> heap = new ArrayList<>();

  ScanMerge(Scan scan) {
    this.scan = scan;
  }

  /** Takes a source in that stands before its first item. */
  void add(ScanSource source) {
    if (source.advance()) {
      heap.add(source);
      rise(heap.size() - 1);
    }
  }

  boolean isEmpty() {
    return heap.isEmpty();
  }

  /** The source that stands on the next item. */
  ScanSource first() {
    return heap.getFirst();
  }

  /** Leaves the next item behind. */
  void advance() {
    if (!first().advance()) {
      ScanSource last = heap.removeLast();
      if (heap.isEmpty()) {
        return;
      }
      heap.set(0, last);
    }
    sink();
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && isBefore(at, (at - 1) / 2)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void sink() {
    int at = 0;
    while (2 * at + 1 < heap.size()) {
      int child = 2 * at + 1;
      if (child + 1 < heap.size() && isBefore(child + 1, child)) {
        child++;
      }
      if (!isBefore(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private boolean isBefore(int a, int b) {
    return heap.get(a).isBefore(heap.get(b), scan);
  }

  private void swap(int a, int b) {
    heap.set(b, heap.set(a, heap.get(b)));
  }
}
