package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.model.Ids;

/**
 * The k best candidates so far, as a heap with the worst of them on top. Of equal scores the lower
 * id is better, so that an answer does not depend on where items happen to lie.
 */
final class TopK {
  private final float[] scores;
  private final ItemNode[] nodes;
  private int size;

  /**
   * @param k at least 1
   */
  TopK(int k) {
    scores = new float[k];
    nodes = new ItemNode[k];
  }

  int size() {
    return size;
  }

  /** What a score must reach to be worth an offer. */
  float bound() {
    return size < scores.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  void offer(float score, ItemNode node) {
    if (size < scores.length) {
      siftUp(size++, score, node);
    } else if (isWorse(scores[0], nodes[0], score, node)) {
      siftDown(score, node);
    }
  }

  /** The score of the worst candidate. */
  float worstScore() {
    return scores[0];
  }

  /** Takes the worst candidate out. */
  ItemNode removeWorst() {
    ItemNode worst = nodes[0];
    size--;
    float score = scores[size];
    ItemNode node = nodes[size];
    if (size > 0) {
      siftDown(score, node);
    }
    return worst;
  }

  private void siftUp(int from, float score, ItemNode node) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!isWorse(score, node, scores[parent], nodes[parent])) {
        break;
      }
      place(at, scores[parent], nodes[parent]);
      at = parent;
    }
    place(at, score, node);
  }

  private void siftDown(float score, ItemNode node) {
    int at = 0;
    int child = worseChild(at);
    while (child < size && isWorse(scores[child], nodes[child], score, node)) {
      place(at, scores[child], nodes[child]);
      at = child;
      child = worseChild(at);
    }
    place(at, score, node);
  }

  private int worseChild(int at) {
    int left = 2 * at + 1;
    int right = left + 1;
    return right < size && isWorse(scores[right], nodes[right], scores[left], nodes[left])
        ? right
        : left;
  }

  private void place(int at, float score, ItemNode node) {
    scores[at] = score;
    nodes[at] = node;
  }

  private static boolean isWorse(float a, ItemNode aNode, float b, ItemNode bNode) {
    return a < b || (a == b && Ids.compare(aNode.id(), bNode.id()) > 0);
  }
}
