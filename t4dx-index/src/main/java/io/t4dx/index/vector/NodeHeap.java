package io.t4dx.index.vector;

import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.graph.Entries;
import java.util.Arrays;

/** The nearest nodes of a scan: a heap of entries with the farthest on top. */
final class NodeHeap {
  private final long[] heap;
  private int size;

  NodeHeap(int capacity) {
    heap = new long[capacity];
  }

  void offer(NodeScorer scorer, int[] nodes, int count, float[] scores) {
    scorer.score(nodes, count, scores);
    for (int i = 0; i < count; i++) {
      offer(Entries.of(nodes[i], scores[i]));
    }
  }

  private void offer(long entry) {
    if (size < heap.length) {
      int at = size++;
      while (at > 0 && heap[(at - 1) / 2] < entry) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
      }
      heap[at] = entry;
    } else if (entry < heap[0]) {
      sink(entry);
    }
  }

  private void sink(long entry) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] > heap[child]) {
        child++;
      }
      if (heap[child] <= entry) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = entry;
  }

  /** Hands over everything, nearest first. */
  int drain(int[] nodes, float[] scores) {
    Arrays.sort(heap, 0, size);
    for (int i = 0; i < size; i++) {
      nodes[i] = Entries.node(heap[i]);
      scores[i] = Entries.score(heap[i]);
    }
    return size;
  }
}
