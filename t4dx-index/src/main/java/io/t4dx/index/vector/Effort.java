package io.t4dx.index.vector;

/**
 * How many candidates a search of an index must keep for a class of recall, measured on a sample
 * when it is built: data differ by more than a factor of ten.
 *
 * @param fast for {@link Recall#FAST}
 * @param balanced for {@link Recall#BALANCED}
 */
record Effort(int fast, int balanced) {
  static final int K = 10;
  private static final int[] STEPS = {
    16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512, 768, 1024
  };

  private static final double FAST = 0.90;

  /** A little more than is promised, because a sample may be lucky. */
  private static final double BALANCED = 0.962;

  static Effort measure(VectorIndex index, int threads) {
    if (index.distinct() < 4 * K) {
      return new Effort(STEPS[0], STEPS[0]);
    }
    Samples samples = new Samples(index, threads);
    int fast = 0;
    for (int ef : STEPS) {
      double recall = samples.recall(ef);
      if (fast == 0 && recall >= FAST) {
        fast = ef;
      }
      if (recall >= BALANCED) {
        return new Effort(fast, ef);
      }
    }
    int most = STEPS[STEPS.length - 1];
    return new Effort(fast == 0 ? most : fast, most);
  }
}
