package io.t4dx.bench.vectors.system;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hnswlib of the JVM. The rows are normalised, so that its inner product is the cosine
 * distance.
 */
public final class HnswlibCoreSystem implements VectorSystem {

  @Override
  public String name() {
    return "hnswlib-core";
  }

  @Override
  public String version() {
    return "1.2.1";
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public BuiltIndex build(Matrix rows, Metric metric, int threads) throws IOException {
    DistanceFunction<float[], Float> distance =
        metric == Metric.COSINE
            ? DistanceFunctions.FLOAT_INNER_PRODUCT
            : DistanceFunctions.FLOAT_EUCLIDEAN_DISTANCE;
    List<Row> items = new ArrayList<>(rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      items.add(new Row(row, rows.row(row)));
    }
    long start = System.nanoTime();
    HnswIndex<Integer, float[], Row, Float> index =
        HnswIndex.newBuilder(rows.dimensions(), distance, rows.rows())
            .withM(parameters().m())
            .withEfConstruction(parameters().efConstruction())
            .build();
    for (Row item : items) {
      index.add(item);
    }
    return new Index(System.nanoTime() - start, index);
  }

  private static final class Index extends JvmIndex<Object> {
    private final HnswIndex<Integer, float[], Row, Float> index;

    Index(long buildNanos, HnswIndex<Integer, float[], Row, Float> index) {
      super(buildNanos);
      this.index = index;
    }

    @Override
    protected void search(
        float[] query, int k, int ef, Optional<Object> filter, int[] into, int at) {
      index.setEf(ef);
      for (SearchResult<Row, Float> result : index.findNearest(query, k)) {
        into[at++] = result.item().id;
      }
    }

    @Override
    public void close() {}
  }

  private static final class Row implements Item<Integer, float[]> {
    @Serial private static final long serialVersionUID = 1;

    private final int id;
    private final float[] vector;

    Row(int id, float[] vector) {
      this.id = id;
      this.vector = vector;
    }

    @Override
    public Integer id() {
      return id;
    }

    @Override
    public float[] vector() {
      return vector;
    }

    @Override
    public int dimensions() {
      return vector.length;
    }
  }
}
