package io.t4dx.index.flat;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.vector.SearchCancelledException;
import io.t4dx.index.vector.TopK;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.ImmutableBitmapDataProvider;

/**
 * One query over the rows of any number of segments, with the list of hits that they share. Not for
 * several threads at once; its loops allocate nothing.
 */
public final class FlatSearch {
  /** Rows whose codes are compared before the most promising of them are read. */
  private static final int BATCH = 1024;

  /** Rows whose floats are scored before it is asked whether time is over. */
  private static final int MOST_AT_ONCE = 256;

  /** Rows that are read before bounds are compared with what has been reached. */
  private static final int AT_ONCE = 8;

  /** Rows of a batch are read once or twice, and stay in the nearest cache meanwhile. */
  private static final int BATCH_BYTES = 1 << 15;

  private final float[] query;
  private final Metric metric;
  private final BooleanSupplier expired;
  private final int batch;
  private final float[] scores = new float[MOST_AT_ONCE];
  private int[] ids = {};
  private float[] bounds = {};
  private long[] order = {};
  private @Nullable CodeQuery coded;
  private float floor = Float.NEGATIVE_INFINITY;

  /**
   * A search for the rows nearest to a query.
   *
   * @param query finite values; is copied
   * @param expired asked after some tens of microseconds of work; once it says true, the search
   *     ends with a {@link SearchCancelledException}
   */
  public FlatSearch(float[] query, Metric metric, BooleanSupplier expired) {
    for (int i = 0; i < query.length; i++) {
      if (!Float.isFinite(query[i])) {
        throw new IllegalArgumentException("query[" + i + "] is " + query[i]);
      }
    }
    this.query = query.clone();
    this.metric = metric;
    this.expired = expired;
    this.batch = Math.clamp((BATCH_BYTES / (4L * Math.max(1, query.length))) & ~3, 4, MOST_AT_ONCE);
    if (metric == Metric.COSINE) {
      ExactRows.normalise(this.query);
    }
  }

  /** Nobody wants rows of lower scores from now on: whether they are offered is left open. */
  public void atLeast(float score) {
    floor = score;
  }

  /**
   * Offers all rows from {@code first} to {@code end}.
   *
   * @param segment what the list should call the rows' segment
   */
  public void range(FlatRows rows, int first, int end, TopK best, int segment) {
    Objects.checkFromToIndex(first, end, rows.count());
    RowCodes codes = begin(rows);
    if (codes != null) {
      codedRange(rows, codes, first, end, best, segment);
      return;
    }
    for (int row = first; row < end; row += batch) {
      int count = Math.min(batch, end - row);
      checkTime();
      rows.ensure(row, count);
      run(rows, row, count);
      if (metric == Metric.COSINE) {
        for (int i = 0; i < count; i++) {
          scores[i] *= rows.inverseNorm(row + i);
        }
      }
      offer(rows, row, true, count, best, segment);
    }
  }

  /**
   * Offers rows in the order of their codes. Those of a namespace have the places of its rows; what
   * of another range lies elsewhere comes last.
   */
  private void codedRange(
      FlatRows rows, RowCodes codes, int first, int end, TopK best, int segment) {
    SureScores sure = new SureScores(best.capacity());
    int count = 0;
    boolean elsewhere = false;
    for (int place = first; place < end; place++) {
      int row = codes.row(place);
      if (row < first || row >= end) {
        elsewhere = true;
        continue;
      }
      ids[count++] = row;
      if (count == ids.length) {
        coded(rows, codes, count, sure, best, segment);
        count = 0;
      }
    }
    for (int row = first; elsewhere && row < end; row++) {
      int place = codes.place(row);
      if (place < first || place >= end) {
        ids[count++] = row;
      }
      if (count == ids.length) {
        coded(rows, codes, count, sure, best, segment);
        count = 0;
      }
    }
    coded(rows, codes, count, sure, best, segment);
  }

  /** Offers the rows of a bitmap; rows beyond the last one are ignored. */
  public void accepted(
      FlatRows rows, ImmutableBitmapDataProvider accepted, TopK best, int segment) {
    RowCodes codes = begin(rows);
    SureScores sure = new SureScores(best.capacity());
    BatchIterator iterator = accepted.getBatchIterator();
    while (iterator.hasNext()) {
      int count = iterator.nextBatch(ids);
      while (count > 0 && (ids[count - 1] < 0 || ids[count - 1] >= rows.count())) {
        count--;
      }
      listed(rows, codes, count, sure, best, segment);
    }
  }

  /**
   * Offers the rows from {@code first} to {@code end} whose bits are set.
   *
   * @param bits bit {@code row & 63} of word {@code row >> 6} is a row's; words may be missing
   */
  public void accepted(FlatRows rows, long[] bits, int first, int end, TopK best, int segment) {
    Objects.checkFromToIndex(first, end, rows.count());
    RowCodes codes = begin(rows);
    SureScores sure = new SureScores(best.capacity());
    int count = 0;
    int words = (int) Math.min(bits.length, (end + 63L) >> 6);
    for (int w = first >> 6; w < words; w++) {
      for (long word = bits[w]; word != 0; word &= word - 1) {
        int row = 64 * w + Long.numberOfTrailingZeros(word);
        if (row >= first && row < end) {
          ids[count++] = row;
          if (count == ids.length) {
            listed(rows, codes, count, sure, best, segment);
            count = 0;
          }
        }
      }
    }
    listed(rows, codes, count, sure, best, segment);
  }

  /**
   * Makes room for the rows of a call.
   *
   * @return the codes of the rows; null where they have none that say anything of this query
   */
  private @Nullable RowCodes begin(FlatRows rows) {
    check(rows);
    RowCodes codes = rows.codes();
    boolean useful = codes != null && codeQuery().isUseful();
    int most = useful ? BATCH : MOST_AT_ONCE;
    if (ids.length != most) {
      ids = new int[most];
    }
    return useful ? codes : null;
  }

  private void check(FlatRows rows) {
    if (rows.dimension() != query.length || rows.metric() != metric) {
      throw new IllegalArgumentException(
          "the query has %d dimensions and %s, the rows have %d and %s"
              .formatted(query.length, metric, rows.dimension(), rows.metric()));
    }
  }

  private void checkTime() {
    if (expired.getAsBoolean()) {
      throw new SearchCancelledException();
    }
  }

  private void run(FlatRows rows, int first, int count) {
    ExactRows exact = rows.exact();
    if (metric == Metric.EUCLIDEAN) {
      VectorKernels.squaredEuclideanRun(
          query, exact.segment(), exact.offset(first), count, query.length, scores, 0);
    } else {
      VectorKernels.dotRun(
          query, exact.segment(), exact.offset(first), count, query.length, scores, 0);
    }
  }

  /** Offers the first so many of the ids. */
  private void listed(
      FlatRows rows, @Nullable RowCodes codes, int count, SureScores sure, TopK best, int segment) {
    if (codes != null) {
      coded(rows, codes, count, sure, best, segment);
    } else {
      gather(rows, count, best, segment);
    }
  }

  /**
   * Offers those of the ids that their codes do not rule out. The most promising are read first:
   * what they reach rules out most of the others. What the codes say that rows reach at least does
   * so before any is read.
   */
  private void coded(
      FlatRows rows, RowCodes codes, int count, SureScores sure, TopK best, int segment) {
    checkTime();
    int kept = codeQuery().keep(codes, ids, count, least(best), sure, bounds);
    int left = 0;
    for (int i = 0; i < kept; i++) {
      order[left] = key(bounds[i], ids[i]);
      // The first were kept before much was known.
      left += bounds[i] < sure.least() ? 0 : 1;
    }
    Arrays.sort(order, 0, left);
    for (int from = 0; from < left; from += AT_ONCE) {
      if (bound(order[from]) < least(best)) {
        return;
      }
      int some = Math.min(AT_ONCE, left - from);
      for (int i = 0; i < some; i++) {
        ids[i] = (int) order[from + i];
      }
      gather(rows, some, best, segment);
    }
  }

  /**
   * A number for a row that is the lower, the higher its bound is; lowest of all where it has none.
   */
  private static long key(float bound, int id) {
    return (long) ~sortable(Float.floatToIntBits(bound)) << 32 | id;
  }

  private static float bound(long key) {
    return Float.intBitsToFloat(sortable(~(int) (key >> 32)));
  }

  /** Turns the bits of floats so that they sort as integers do, and back. */
  private static int sortable(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private float least(TopK best) {
    return Math.max(floor, best.bound());
  }

  private CodeQuery codeQuery() {
    CodeQuery known = coded;
    if (known == null) {
      known = new CodeQuery(query, metric, BATCH);
      coded = known;
      bounds = new float[BATCH];
      order = new long[BATCH];
    }
    return known;
  }

  private void gather(FlatRows rows, int count, TopK best, int segment) {
    checkTime();
    for (int i = 0; i < count; i++) {
      rows.ensure(ids[i], 1);
    }
    ExactRows exact = rows.exact();
    if (metric == Metric.EUCLIDEAN) {
      VectorKernels.squaredEuclideanGathered(
          query, exact.segment(), ids, count, query.length, scores);
    } else {
      VectorKernels.dotGathered(query, exact.segment(), ids, count, query.length, scores);
    }
    if (metric == Metric.COSINE) {
      for (int i = 0; i < count; i++) {
        scores[i] *= rows.inverseNorm(ids[i]);
      }
    }
    offer(rows, 0, false, count, best, segment);
  }

  /**
   * Offers the scores of a batch.
   *
   * @param run whether the rows follow each other from {@code first} on; else they are the ids
   */
  private void offer(FlatRows rows, int first, boolean run, int count, TopK best, int segment) {
    float bound = best.bound();
    for (int i = 0; i < count; i++) {
      float score = metric == Metric.EUCLIDEAN ? -scores[i] : scores[i];
      if (score >= bound || !Float.isFinite(score)) {
        int row = run ? first + i : ids[i];
        // Magnitudes that leave the range of floats, and zero vectors, are scored in doubles.
        float finite = Float.isFinite(score) ? score : rows.exact().score(query, row);
        if (finite >= bound) {
          best.offer(segment, row, finite);
          bound = best.bound();
        }
      }
    }
  }
}
