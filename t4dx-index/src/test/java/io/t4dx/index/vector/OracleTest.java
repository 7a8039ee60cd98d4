package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import io.t4dx.index.kernel.Metric;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** At the same effort, the graph is as good as that of hnswlib-core. */
final class OracleTest {
  private static final long SEED = Long.getLong("t4dx.seed", 60);

  @SuppressWarnings("ArrayRecordComponent")
  private record Vector(Integer id, float[] vector) implements Item<Integer, float[]> {
    @Override
    public int dimensions() {
      return vector.length;
    }
  }

  @Test
  void mixturesAreFoundAsWell() {
    compare(Rows.mixture(2500, 32, SEED).vectors(), Rows.mixtureVectors(100, 32, SEED, SEED + 1));
  }

  @Test
  void uniformVectorsAreFoundAsWell() {
    Random random = new Random(SEED);
    compare(uniform(random, 2500), uniform(random, 100));
  }

  private static float[][] uniform(Random random, int count) {
    float[][] vectors = new float[count][24];
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = random.nextFloat();
      }
    }
    return vectors;
  }

  private static void compare(float[][] vectors, float[][] queries) {
    int ef = 30;
    HnswIndex<Integer, float[], Vector, Float> oracle =
        HnswIndex.newBuilder(
                vectors[0].length, DistanceFunctions.FLOAT_EUCLIDEAN_DISTANCE, vectors.length)
            .withM(16)
            .withEf(ef)
            .withEfConstruction(200)
            .build();
    for (int i = 0; i < vectors.length; i++) {
      oracle.add(new Vector(i, vectors[i]));
    }
    Rows rows = Rows.of(vectors);
    VectorIndex index = rows.index(Metric.EUCLIDEAN, BuildOptions.DEFAULT.withEfConstruction(200));
    double ours = 0;
    double theirs = 0;
    for (float[] query : queries) {
      float[] truth = rows.truth(Metric.EUCLIDEAN, query, 10, rows.all());
      ours += Rows.recall(index.search(SearchRequest.of(query, 10).ef(ef)), truth);
      List<SearchResult<Vector, Float>> found = oracle.findNearest(query, 10);
      for (SearchResult<Vector, Float> result : found) {
        float score = Metric.EUCLIDEAN.score(query, result.item().vector());
        theirs += score >= truth[9] - 1e-5f * Math.abs(truth[9]) ? 0.1 : 0;
      }
    }
    assertThat(ours / queries.length)
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(theirs / queries.length - 0.01);
  }
}
