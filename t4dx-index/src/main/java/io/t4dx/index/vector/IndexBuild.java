package io.t4dx.index.vector;

import io.t4dx.index.code.BitCodes;
import io.t4dx.index.code.ByteCodes;
import io.t4dx.index.code.CodeSpace;
import io.t4dx.index.code.Encoder;
import io.t4dx.index.code.ExactRows;
import io.t4dx.index.code.ExactScorer;
import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.code.PairScorer;
import io.t4dx.index.graph.Distinct;
import io.t4dx.index.graph.GraphBuilder;
import io.t4dx.index.graph.ImageWriter;
import io.t4dx.index.graph.Levels;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Builds an index from rows: distinct vectors, codes, links, and the effort each recall needs. */
final class IndexBuild {
  /** Nodes that one thread links before others join, so that they find something to link to. */
  static final int ALONE = 64;

  private static final int CHUNK = 256;

  /** From so many dimensions on, codes make building faster. */
  private static final int CODED_FROM = 192;

  final ExactRows rows;
  final BuildOptions options;
  final Distinct distinct;
  final Levels levels;
  final ImageWriter writer;
  final @Nullable BitCodes bits;
  final @Nullable ByteCodes bytes;
  final GraphBuilder graph;

  IndexBuild(ExactRows rows, BuildOptions options, SegmentAllocator allocator) {
    this.rows = rows;
    this.options = options;
    this.distinct = Distinct.of(rows.segment(), rows.count(), rows.dimension());
    this.levels = Levels.draw(distinct.nodes(), options.m(), options.seed());
    CodeSpace space = Encoder.space(rows);
    ImageWriter.BuildShape shape = shape();
    this.writer = new ImageWriter(allocator, rows, space, distinct, levels, shape);
    this.bits = shape.bits() ? writer.bits() : null;
    this.bytes = shape.bytes() ? writer.byteCodes() : null;
    this.graph = new GraphBuilder(levels, options.m(), options.efConstruction());
    encode(space);
  }

  private ImageWriter.BuildShape shape() {
    BuildOptions.Codes codes = options.codes();
    if (codes == BuildOptions.Codes.AUTO) {
      codes =
          rows.dimension() < CODED_FROM
              ? BuildOptions.Codes.NONE
              : BuildOptions.Codes.BITS_AND_BYTES;
    }
    return new ImageWriter.BuildShape(
        options.m(),
        options.efConstruction(),
        options.seed(),
        codes == BuildOptions.Codes.BITS_AND_BYTES,
        codes != BuildOptions.Codes.NONE);
  }

  private void encode(CodeSpace space) {
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        options.threads(),
        () -> {
          for (int from = next.getAndAdd(CHUNK);
              from < distinct.nodes();
              from = next.getAndAdd(CHUNK)) {
            Encoder.encode(
                rows,
                distinct.firstRows(),
                from,
                Math.min(from + CHUNK, distinct.nodes()),
                space,
                bits,
                bytes);
          }
        });
  }

  MemorySegment build(Pace pace) {
    AtomicInteger next = new AtomicInteger();
    int alone = Math.min(ALONE, distinct.nodes());
    link(next, alone, pace);
    next.set(alone);
    Workers.run(options.threads(), () -> link(next, distinct.nodes(), pace));
    return finish();
  }

  private void link(AtomicInteger next, int end, Pace pace) {
    GraphBuilder.Worker worker = worker();
    float[] vector = new float[rows.dimension()];
    for (int node = next.getAndIncrement(); node < end; node = next.getAndIncrement()) {
      pace.step();
      load(node, vector);
      worker.insert(node, vector);
    }
  }

  void load(int node, float[] vector) {
    rows.load(distinct.firstRows()[node], vector);
  }

  GraphBuilder.Worker worker() {
    NodeScorer navigation = bits != null ? bits.signScorer() : pairs();
    return graph.worker(navigation, pairs());
  }

  private PairScorer pairs() {
    return bytes != null
        ? bytes.scorer()
        : new ExactScorer(rows, node -> distinct.firstRows()[node], writer.norms());
  }

  MemorySegment finish() {
    writer.links(graph);
    Effort effort =
        Effort.measure(VectorIndex.of(writer.unsealed(), rows.segment()), options.threads());
    writer.ef(effort.fast(), effort.balanced());
    return writer.seal();
  }
}
