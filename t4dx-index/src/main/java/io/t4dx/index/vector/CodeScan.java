package io.t4dx.index.vector;

import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.graph.Stop;
import java.util.Arrays;

/**
 * A scan of listed nodes by their codes: all of them by the roughest ones, and those that a
 * threshold leaves by the codes that a walk navigates by.
 */
final class CodeScan {
  /** Nodes scored in one go. */
  private static final int BATCH = 128;

  /**
   * Rough scores are sampled to find the threshold; so many are enough to be right within a third.
   */
  private static final int SAMPLE = 512;

  private final Searcher searcher;
  private final int[] list;
  private final Stop stop;

  /**
   * A scan.
   *
   * @param list the nodes to look at, rising; not changed
   */
  CodeScan(Searcher searcher, int[] list, Stop stop) {
    this.searcher = searcher;
    this.list = list;
    this.stop = stop;
  }

  /**
   * Leaves the best as candidates.
   *
   * @param times how many times as many as are wanted the rough scores leave
   */
  void run(int keep, int times) {
    int left = times * keep;
    NodeScorer rough = searcher.rough();
    if (rough == searcher.navigation || list.length <= 4 * left) {
      searcher.take(searcher.navigation, list, list.length, keep, stop);
      return;
    }
    float[] scores = searcher.roughScores(list.length);
    int[] batch = new int[BATCH];
    float[] out = new float[BATCH];
    for (int from = 0; from < list.length; from += BATCH) {
      int length = Math.min(BATCH, list.length - from);
      System.arraycopy(list, from, batch, 0, length);
      rough.score(batch, length, out);
      searcher.scanned(rough, length);
      System.arraycopy(out, 0, scores, from, length);
      if (from % (16 * BATCH) == 0) {
        stop.check();
      }
    }
    float threshold = threshold(scores, list.length, left);
    int[] survivors = searcher.survivors(list.length);
    int count = 0;
    for (int i = 0; i < list.length; i++) {
      survivors[count] = list[i];
      count += scores[i] >= threshold ? 1 : 0;
    }
    if (count < keep) {
      // A sample may mislead, but never cost results.
      searcher.take(searcher.navigation, list, list.length, keep, stop);
    } else {
      searcher.take(searcher.navigation, survivors, count, keep, stop);
    }
  }

  /** A score that about as many exceed as are wanted; hardly ever fewer than half of them. */
  private static float threshold(float[] scores, int count, int wanted) {
    int step = Math.max(1, count / SAMPLE);
    float[] sample = new float[count / step];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = scores[i * step];
    }
    Arrays.sort(sample);
    int above = (int) Math.ceil((double) wanted / count * sample.length);
    return sample[Math.max(0, sample.length - 1 - above)];
  }
}
