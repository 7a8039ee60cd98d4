package io.t4dx.index.vector;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.graph.Image;
import io.t4dx.index.graph.ImageLayout;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A vector index over the rows of one immutable segment, searched where its bytes are mapped.
 *
 * <p>Safe for any number of threads. The memory of rows and index belongs to the caller and must
 * stay valid; rows should be native or mapped memory, which is searched faster than arrays.
 */
public final class VectorIndex {
  private final Image image;
  private final ExactRows rows;
  private final ConcurrentLinkedQueue<Searcher> idle = new ConcurrentLinkedQueue<>();

  private VectorIndex(Image image, ExactRows rows) {
    this.image = image;
    this.rows = rows;
  }

  /**
   * Builds an index.
   *
   * @param rows row-major float32, little-endian; no value may be NaN or infinite
   * @param allocator gives the memory of the result
   * @return the bytes of the index, to be stored as they are and opened
   */
  public static MemorySegment build(
      MemorySegment rows,
      int rowCount,
      int dimension,
      Metric metric,
      BuildOptions options,
      SegmentAllocator allocator) {
    return build(rows, rowCount, dimension, metric, options, Pace.FULL, allocator);
  }

  /** The same at a pace; the bytes do not depend on it. */
  public static MemorySegment build(
      MemorySegment rows,
      int rowCount,
      int dimension,
      Metric metric,
      BuildOptions options,
      Pace pace,
      SegmentAllocator allocator) {
    ExactRows exact = new ExactRows(rows, rowCount, dimension, metric);
    return new IndexBuild(exact, options, allocator).build(pace);
  }

  /**
   * Joins indexes into one, without building from scratch.
   *
   * @param rows the merged rows; those that come from no source are inserted
   * @return the bytes of the merged index
   */
  public static MemorySegment merge(
      List<MergeSource> sources,
      MemorySegment rows,
      int rowCount,
      int dimension,
      Metric metric,
      BuildOptions options,
      SegmentAllocator allocator) {
    return merge(sources, rows, rowCount, dimension, metric, options, Pace.FULL, allocator);
  }

  /** The same at a pace, which may also end it by an exception; the bytes do not depend on it. */
  public static MemorySegment merge(
      List<MergeSource> sources,
      MemorySegment rows,
      int rowCount,
      int dimension,
      Metric metric,
      BuildOptions options,
      Pace pace,
      SegmentAllocator allocator) {
    ExactRows exact = new ExactRows(rows, rowCount, dimension, metric);
    return new IndexMerge(sources, exact, options, allocator).merge(pace);
  }

  /**
   * Opens an index in time that does not depend on its size: pages are checked when they are first
   * read, and every number is checked before it is followed.
   *
   * @param rows the very rows that the index was built from
   */
  public static VectorIndex open(MemorySegment image, MemorySegment rows) {
    return of(Image.open(image), rows);
  }

  /**
   * The same where the rows may be damaged too.
   *
   * @param rows the very rows that the index was built from, the first one at byte 0; their pages
   *     are checked when they are first read
   */
  public static VectorIndex open(MemorySegment image, CheckedBytes rows) {
    return of(Image.open(image), rows);
  }

  static VectorIndex of(Image image, MemorySegment rows) {
    return of(image, CheckedBytes.trusted(rows));
  }

  private static VectorIndex of(Image image, CheckedBytes rows) {
    ImageLayout layout = image.layout();
    return new VectorIndex(
        image, new ExactRows(rows, layout.rows(), layout.dimension(), layout.metric()));
  }

  /** Checks every byte of the index; an index that passes was not damaged since it was built. */
  public void verify() {
    image.verify();
  }

  /** The nearest rows; {@code k} of them wherever so many are accepted. */
  public Hits search(SearchRequest request) {
    TopK best = topK(request.k());
    search(request, best, 0);
    return best.hits();
  }

  private TopK topK(int k) {
    return new TopK(Math.clamp(k, 1, Math.max(1, rows.count())));
  }

  /**
   * Offers the nearest rows to a list that is shared among segments.
   *
   * @param segment what the list should call this index
   */
  public void search(SearchRequest request, TopK best, int segment) {
    check(request);
    if (rows.count() == 0) {
      return;
    }
    Searcher searcher = borrow();
    try {
      new NearestSearch(searcher, request).run(best, segment);
    } finally {
      giveBack(searcher);
    }
  }

  /**
   * All accepted rows that are at least so near, nearest first; the request's {@code k} bounds how
   * many.
   */
  public Hits within(SearchRequest request, float leastScore) {
    check(request);
    TopK best = topK(request.k());
    if (rows.count() > 0) {
      Searcher searcher = borrow();
      try {
        new RangeSearch(searcher, request, leastScore).run(best);
      } finally {
        giveBack(searcher);
      }
    }
    return best.hits();
  }

  /** A search that can be continued page by page; to be closed. */
  public SearchCursor cursor(SearchRequest request) {
    check(request);
    return new SearchCursor(this, request);
  }

  /**
   * The nearest other rows of a row, from the graph around it: far cheaper than a search. Rows with
   * the same vector come first.
   */
  public Hits neighboursOf(int row, int k) {
    Objects.checkIndex(row, rows.count());
    if (k < 1) {
      throw new IllegalArgumentException("k: " + k + " is not positive");
    }
    TopK best = topK(k);
    Searcher searcher = borrow();
    try {
      new NeighbourSearch(searcher, row).run(best);
    } finally {
      giveBack(searcher);
    }
    return best.hits();
  }

  private void check(SearchRequest request) {
    if (request.query().length != rows.dimension()) {
      throw new IllegalArgumentException(
          "the query has %d dimensions, the rows have %d"
              .formatted(request.query().length, rows.dimension()));
    }
    AcceptedRows accepted = request.accepted();
    if (accepted != null) {
      accepted.of(this);
    }
  }

  Searcher borrow() {
    image.checkAlive();
    rows.checkAlive();
    @Nullable Searcher searcher = idle.poll();
    return searcher == null ? new Searcher(image, rows) : searcher;
  }

  void giveBack(Searcher searcher) {
    idle.add(searcher);
  }

  /** Prepares a filter over rows; rows beyond the last are ignored. */
  public AcceptedRows accept(RoaringBitmap accepted) {
    return AcceptedRows.of(this, accepted, rows.count(), image.nodeRows(), image.layout().nodes());
  }

  /** Who is whose neighbour, for whoever wants to look at the graph itself. */
  public GraphLinks links() {
    return new GraphLinks(image);
  }

  /** How many rows are indexed. */
  public int rows() {
    return rows.count();
  }

  /** How many distinct vectors the rows have. */
  public int distinct() {
    return image.layout().nodes();
  }

  /** Dimensions of each row. */
  public int dimension() {
    return rows.dimension();
  }

  /** How near two rows are. */
  public Metric metric() {
    return rows.metric();
  }

  /** Bytes of the whole index. */
  public long byteSize() {
    return image.layout().total();
  }

  /** Bytes of the index that are codes of vectors. */
  public long codeBytes() {
    return image.layout().codeBytes();
  }

  /** The effort that a class of recall stands for here; measured when the index was built. */
  public int ef(Recall recall) {
    return switch (recall) {
      case FAST -> Math.clamp(image.efFast(), 10, 4096);
      case BALANCED -> Math.clamp(image.efBalanced(), 10, 4096);
      case EXACT -> Math.max(1, rows.count());
    };
  }

  Image image() {
    return image;
  }

  ExactRows exactRows() {
    return rows;
  }
}
