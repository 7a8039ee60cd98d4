package io.t4dx.index.vector;

import io.t4dx.index.kernel.Metric;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** Seeded rows with their plain truth, for tests. */
@SuppressWarnings("ArrayRecordComponent")
record Rows(float[][] vectors, MemorySegment segment) {
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static Rows of(float[][] vectors) {
    int dimension = vectors.length == 0 ? 1 : vectors[0].length;
    MemorySegment segment = Arena.ofAuto().allocate(4L * vectors.length * dimension + 4, 64);
    for (int row = 0; row < vectors.length; row++) {
      MemorySegment.copy(vectors[row], 0, segment, FLOAT, 4L * row * dimension, dimension);
    }
    return new Rows(vectors, segment);
  }

  /** A mixture of Gaussians whose spread falls with the dimension. */
  static Rows mixture(int count, int dimension, long seed) {
    return of(mixtureVectors(count, dimension, seed, seed));
  }

  static float[][] mixtureVectors(int count, int dimension, long centerSeed, long seed) {
    Random centers = new Random(centerSeed);
    int clusters = 20;
    float[][] center = new float[clusters][dimension];
    for (float[] vector : center) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) (centers.nextGaussian() / Math.sqrt(i + 1));
      }
    }
    Random random = new Random(seed * 31 + 7);
    float[][] vectors = new float[count][dimension];
    for (float[] vector : vectors) {
      float[] middle = center[random.nextInt(clusters)];
      for (int i = 0; i < dimension; i++) {
        vector[i] = middle[i] + (float) (0.7 * random.nextGaussian() / Math.sqrt(i + 1));
      }
    }
    return vectors;
  }

  int count() {
    return vectors.length;
  }

  int dimension() {
    return vectors[0].length;
  }

  MemorySegment build(Metric metric, BuildOptions options) {
    return VectorIndex.build(segment, count(), dimension(), metric, options, Arena.ofAuto());
  }

  VectorIndex index(Metric metric, BuildOptions options) {
    return VectorIndex.open(build(metric, options), segment);
  }

  VectorIndex index(Metric metric) {
    return index(metric, BuildOptions.DEFAULT);
  }

  /** The k best scores among accepted rows, best first. */
  float[] truth(Metric metric, float[] query, int k, RoaringBitmap accepted) {
    Float[] scores =
        IntStream.range(0, count())
            .filter(accepted::contains)
            .mapToObj(row -> metric.score(query, vectors[row]))
            .toArray(Float[]::new);
    Arrays.sort(scores, (a, b) -> Float.compare(b, a));
    float[] best = new float[Math.min(k, scores.length)];
    for (int i = 0; i < best.length; i++) {
      best[i] = scores[i];
    }
    return best;
  }

  RoaringBitmap all() {
    return RoaringBitmap.bitmapOfRange(0, count());
  }

  /** The share of the true k nearest that was found, counted by score, with ties. */
  static double recall(Hits hits, float[] truth) {
    if (truth.length == 0) {
      return 1;
    }
    float bound = truth[truth.length - 1];
    int found = 0;
    for (int i = 0; i < Math.min(hits.size(), truth.length); i++) {
      found += hits.score(i) >= bound - 1e-5f * Math.max(1, Math.abs(bound)) ? 1 : 0;
    }
    return found / (double) truth.length;
  }

  /** The mean recall of ten nearest over queries from the same mixture. */
  double recall(VectorIndex index, Metric metric, float[][] queries, RoaringBitmap accepted) {
    boolean filtered = accepted.getCardinality() < count();
    AcceptedRows filter = index.accept(accepted);
    double sum = 0;
    for (float[] query : queries) {
      SearchRequest request = SearchRequest.of(query, 10);
      Hits hits = index.search(filtered ? request.accepting(filter) : request);
      sum += recall(hits, truth(metric, query, 10, accepted));
    }
    return sum / queries.length;
  }
}
