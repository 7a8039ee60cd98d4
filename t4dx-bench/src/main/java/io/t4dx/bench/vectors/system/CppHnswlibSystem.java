package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * C++ hnswlib in a program of our own, compiled here for this processor, timed inside that program.
 */
public final class CppHnswlibSystem implements VectorSystem {
  private final CppProgram program = new CppProgram("hnswlib_bench.cpp");

  @Override
  public String name() {
    return "cpp-hnswlib";
  }

  @Override
  public String version() {
    return program.version();
  }

  @Override
  public Optional<String> missing() {
    return program.compile();
  }

  @Override
  public BuiltIndex build(Matrix rows, Metric metric, int threads) throws IOException {
    CppProgram.Session session = program.start();
    Path file = session.write(rows);
    session.ask(
        "rows %s %d %d %s"
            .formatted(
                file, rows.rows(), rows.dimensions(), metric.name().toLowerCase(Locale.ROOT)));
    String built =
        session.ask(
            "build %d %d %d".formatted(parameters().m(), parameters().efConstruction(), threads));
    return new Index(session, Long.parseLong(built));
  }

  /**
   * The gigabytes of rows that its own distance function reads in a second, over rows that stay in
   * the cache.
   */
  public double scanGigabytesPerSecond(int rows, int dimensions) throws IOException {
    try (CppProgram.Session session = program.start()) {
      return Double.parseDouble(session.ask("scan %d %d".formatted(rows, dimensions)));
    }
  }

  @Override
  public void close() throws IOException {
    program.close();
  }

  private static final class Index implements BuiltIndex {
    private final CppProgram.Session session;
    private final long buildNanos;
    private List<float[]> asked = List.of();

    Index(CppProgram.Session session, long buildNanos) {
      this.session = session;
      this.buildNanos = buildNanos;
    }

    @Override
    public long buildNanos() {
      return buildNanos;
    }

    @Override
    public Pass search(List<float[]> queries, int k, int ef, Optional<FilterSet> filters)
        throws IOException {
      if (asked != queries) {
        session.ask("queries %s %d".formatted(session.write(queries), queries.size()));
        asked = queries;
      }
      Pass pass = new Pass(queries.size(), k);
      session.read(session.ask("search %d %d".formatted(k, ef)), pass);
      return pass;
    }

    @Override
    public OptionalLong graphBytes() throws IOException {
      return OptionalLong.of(Long.parseLong(session.ask("bytes")));
    }

    @Override
    public OptionalLong openNanos() throws IOException {
      return OptionalLong.of(Long.parseLong(session.ask("open")));
    }

    @Override
    public void close() throws IOException {
      session.close();
    }
  }
}
