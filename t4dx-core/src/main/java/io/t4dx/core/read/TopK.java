package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.memtable.ItemNode;
import io.t4dx.model.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The k best candidates so far, as a heap with the worst of them on top. Of equal scores the lower
 * id is better, so that an answer does not depend on where items happen to lie.
 */
final class TopK {
  private final float[] scores;
  private final Object[] homes;
  private final int[] rows;
  private int size;

  /** A candidate: an item of a memtable, or a row of a segment. */
  record Candidate(float score, @Nullable ItemNode node, @Nullable LiveSegment segment, int row) {}

  /**
   * @param k at least 1
   */
  TopK(int k) {
    scores = new float[k];
    homes = new Object[k];
    rows = new int[k];
  }

  int size() {
    return size;
  }

  /** What a score must reach to be worth an offer. */
  float bound() {
    return size < scores.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  void offer(float score, ItemNode node) {
    offer(score, node, 0);
  }

  void offer(float score, LiveSegment segment, int row) {
    offer(score, (Object) segment, row);
  }

  private void offer(float score, Object home, int row) {
    if (size < scores.length) {
      siftUp(size++, score, home, row);
    } else if (isWorse(scores[0], homes[0], rows[0], score, home, row)) {
      siftDown(score, home, row);
    }
  }

  /** Takes the worst candidate out. */
  Candidate removeWorst() {
    float worst = scores[0];
    Object home = homes[0];
    int row = rows[0];
    size--;
    if (size > 0) {
      siftDown(scores[size], homes[size], rows[size]);
    }
    return home instanceof LiveSegment segment
        ? new Candidate(worst, null, segment, row)
        : new Candidate(worst, (ItemNode) home, null, row);
  }

  private void siftUp(int from, float score, Object home, int row) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!isWorse(score, home, row, scores[parent], homes[parent], rows[parent])) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    place(at, score, home, row);
  }

  private void siftDown(float score, Object home, int row) {
    int at = 0;
    int child = worseChild(at);
    while (child < size && isWorse(scores[child], homes[child], rows[child], score, home, row)) {
      move(child, at);
      at = child;
      child = worseChild(at);
    }
    place(at, score, home, row);
  }

  private int worseChild(int at) {
    int left = 2 * at + 1;
    int right = left + 1;
    return right < size
            && isWorse(
                scores[right], homes[right], rows[right], scores[left], homes[left], rows[left])
        ? right
        : left;
  }

  private void move(int from, int to) {
    place(to, scores[from], homes[from], rows[from]);
  }

  private void place(int at, float score, Object home, int row) {
    scores[at] = score;
    homes[at] = home;
    rows[at] = row;
  }

  private static boolean isWorse(float a, Object aHome, int aRow, float b, Object bHome, int bRow) {
    return a < b || (a == b && Ids.compare(id(aHome, aRow), id(bHome, bRow)) > 0);
  }

  private static UUID id(Object home, int row) {
    return home instanceof LiveSegment segment ? segment.id(row) : ((ItemNode) home).id();
  }
}
