package io.t4dx.bench.vectors.data;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The data sets of the vector suite; every one but the real one follows from its seed. */
public final class DataSets {
  private static final int REAL_DIMENSIONS = 256;
  private static final int REAL_QUERY_STEP = 28;

  private DataSets() {}

  /** A mixture, its queries drawn after its rows and so held out. */
  public static DataSet mixture(
      String name, long seed, int rows, int dimensions, int components, int queries) {
    GaussianMixture mixture = new GaussianMixture(seed, components, dimensions);
    return new DataSet(
        name,
        Metric.COSINE,
        mixture.draw(0, rows),
        list(mixture.draw(rows, queries)),
        Collections.nCopies(queries, -1),
        IntStream.range(0, rows).mapToObj(mixture::component).toList(),
        IntStream.range(rows, rows + queries).mapToObj(mixture::component).toList());
  }

  /** Uniform over the unit cube under the Euclidean metric: no structure that a graph could use. */
  public static DataSet uniform(String name, long seed, int rows, int dimensions, int queries) {
    Matrix all = new Matrix(rows + queries, dimensions);
    Parallel.forEach(
        rows + queries,
        row -> {
          SplittableRandom random = Seeds.of(seed, row);
          for (int i = 0; i < dimensions; i++) {
            all.values()[all.offset(row) + i] = (float) random.nextDouble();
          }
        });
    return plain(name, Metric.EUCLIDEAN, all.slice(0, rows), all.slice(rows, rows + queries));
  }

  /**
   * A mixture in which every second row repeats another, some of them hundreds of times, as short
   * answers do in the memories of an agent. Half of the queries lie close to a row drawn with that
   * same skew.
   */
  public static DataSet duplicated(String name, long seed, int rows, int dimensions, int queries) {
    GaussianMixture mixture = new GaussianMixture(seed, 50, dimensions);
    int originals = rows / 2;
    Matrix distinct = mixture.draw(0, originals);
    Matrix all = new Matrix(rows, dimensions);
    SplittableRandom random = Seeds.of(seed, -3);
    for (int row = 0; row < rows; row++) {
      copy(distinct, row % 2 == 0 ? row / 2 : skewed(originals, random), all, row);
    }
    Matrix asked = mixture.draw(originals, queries);
    for (int query = 0; query < queries; query += 2) {
      blend(asked, query, distinct, skewed(originals, random));
    }
    return plain(name, Metric.COSINE, all, asked);
  }

  /** The real vectors: each query is a row, searched with itself excluded. */
  public static DataSet real(String name, Path file) throws IOException {
    Matrix rows = read(file);
    List<float[]> queries = new ArrayList<>();
    List<Integer> selves = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row += REAL_QUERY_STEP) {
      float[] query = rows.row(row);
      if (Metric.COSINE.distance(query, 0, query, 0, query.length) < 0.5f) {
        queries.add(query);
        selves.add(row);
      }
    }
    return new DataSet(name, Metric.COSINE, rows, queries, selves, List.of(), List.of());
  }

  private static Matrix read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      Matrix rows = new Matrix((int) (channel.size() / (4L * REAL_DIMENSIONS)), REAL_DIMENSIONS);
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(rows.values());
      return rows;
    }
  }

  private static DataSet plain(String name, Metric metric, Matrix rows, Matrix queries) {
    return new DataSet(
        name,
        metric,
        rows,
        list(queries),
        Collections.nCopies(queries.rows(), -1),
        List.of(),
        List.of());
  }

  private static List<float[]> list(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toList();
  }

  /** A row index where low ones are drawn far more often: the density falls as the power -2/3. */
  private static int skewed(int count, SplittableRandom random) {
    double u = random.nextDouble();
    return (int) (count * u * u * u);
  }

  private static void copy(Matrix from, int fromRow, Matrix to, int toRow) {
    System.arraycopy(
        from.values(), from.offset(fromRow), to.values(), to.offset(toRow), from.dimensions());
  }

  private static void blend(Matrix into, int row, Matrix near, int nearRow) {
    int at = into.offset(row);
    for (int i = 0; i < into.dimensions(); i++) {
      into.values()[at + i] =
          0.3f * into.values()[at + i] + 0.7f * near.values()[near.offset(nearRow) + i];
    }
    Matrix.normalise(into.values(), at, into.dimensions());
  }
}
