package io.t4dx.bench.peers;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import io.t4dx.bench.report.Versions;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import io.t4dx.bench.vectors.data.RowFilter;
import io.t4dx.bench.vectors.system.BuiltIndex;
import io.t4dx.bench.vectors.system.JvmIndex;
import io.t4dx.bench.vectors.system.VectorSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;

/**
 * JVector: its graph in memory with exact vectors. Its degree is that of the lowest layer, so it is
 * twice M.
 */
public final class JVectorSystem implements VectorSystem {
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  @Override
  public String name() {
    return "jvector";
  }

  @Override
  public String version() {
    return Versions.of("io.github.jbellis", "jvector-base", "unknown");
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public boolean filters() {
    return true;
  }

  @Override
  public BuiltIndex build(Matrix rows, Metric metric, int threads) throws IOException {
    VectorTypeSupport types = VectorizationProvider.getInstance().getVectorTypeSupport();
    List<VectorFloat<?>> vectors = new ArrayList<>(rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      vectors.add(types.createFloatVector(rows.row(row)));
    }
    RandomAccessVectorValues values = new ListRandomAccessVectorValues(vectors, rows.dimensions());
    VectorSimilarityFunction similarity =
        metric == Metric.COSINE
            ? VectorSimilarityFunction.DOT_PRODUCT
            : VectorSimilarityFunction.EUCLIDEAN;
    try (ForkJoinPool simd = new ForkJoinPool(threads);
        ForkJoinPool parallel = new ForkJoinPool(threads)) {
      long start = System.nanoTime();
      GraphIndexBuilder builder =
          GraphIndexBuilder.builder(
                  BuildScoreProvider.randomAccessScoreProvider(values, similarity),
                  rows.dimensions(),
                  List.of(2 * parameters().m(), parameters().m()))
              .withBeamWidth(parameters().efConstruction())
              .withNeighborOverflow(OVERFLOW)
              .withAlpha(ALPHA)
              .withSimdExecutor(simd)
              .withParallelExecutor(parallel)
              .build();
      ImmutableGraphIndex graph = builder.build(values);
      return new Index(System.nanoTime() - start, graph, values, similarity, types);
    }
  }

  private static final class Index extends JvmIndex<Bits> {
    private final ImmutableGraphIndex graph;
    private final RandomAccessVectorValues values;
    private final VectorSimilarityFunction similarity;
    private final VectorTypeSupport types;
    private final GraphSearcher searcher;

    Index(
        long buildNanos,
        ImmutableGraphIndex graph,
        RandomAccessVectorValues values,
        VectorSimilarityFunction similarity,
        VectorTypeSupport types) {
      super(buildNanos);
      this.graph = graph;
      this.values = values;
      this.similarity = similarity;
      this.types = types;
      this.searcher = new GraphSearcher(graph);
    }

    @Override
    protected Bits prepare(RowFilter filter) {
      return filter::accepts;
    }

    @Override
    protected void search(float[] query, int k, int ef, Optional<Bits> filter, int[] into, int at) {
      SearchResult result =
          searcher.search(
              DefaultSearchScoreProvider.exact(types.createFloatVector(query), similarity, values),
              k,
              Math.max(k, ef),
              0,
              0,
              filter.orElse(Bits.ALL));
      for (SearchResult.NodeScore node : result.getNodes()) {
        into[at++] = node.node;
      }
    }

    @Override
    public OptionalLong graphBytes() {
      return OptionalLong.of(graph.ramBytesUsed());
    }

    @Override
    public void close() throws IOException {
      searcher.close();
      graph.close();
    }
  }
}
