package io.t4dx.index.vector;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What to search for. Immutable: each method returns a changed copy. */
public final class SearchRequest {
  private final float[] query;
  private final int k;
  private final int ef;
  private final Recall recall;
  private final @Nullable AcceptedRows accepted;
  private final BooleanSupplier expired;

  private SearchRequest(
      float[] query,
      int k,
      int ef,
      Recall recall,
      @Nullable AcceptedRows accepted,
      BooleanSupplier expired) {
    this.query = query;
    this.k = k;
    this.ef = ef;
    this.recall = recall;
    this.accepted = accepted;
    this.expired = expired;
  }

  /** The {@code k} nearest rows to a query, with balanced recall; the array must not change. */
  public static SearchRequest of(float[] query, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k: " + k + " is not positive");
    }
    for (int i = 0; i < query.length; i++) {
      if (!Float.isFinite(query[i])) {
        throw new IllegalArgumentException("query[" + i + "] is " + query[i]);
      }
    }
    return new SearchRequest(query, k, 0, Recall.BALANCED, null, () -> false);
  }

  /** By a class of recall; the effort was measured when the index was built. */
  public SearchRequest recall(Recall newRecall) {
    return new SearchRequest(query, k, 0, newRecall, accepted, expired);
  }

  /** With a given effort: how many candidates the search keeps; at least {@code k} are kept. */
  public SearchRequest ef(int newEf) {
    if (newEf < 1) {
      throw new IllegalArgumentException("ef: " + newEf + " is not positive");
    }
    return new SearchRequest(query, k, newEf, recall, accepted, expired);
  }

  /** Only rows that are accepted; see {@link VectorIndex#accept}. */
  public SearchRequest accepting(AcceptedRows rows) {
    return new SearchRequest(query, k, ef, recall, rows, expired);
  }

  /**
   * Ends the search with a {@link SearchCancelledException} once {@code expired} says true; asked
   * after every few microseconds of work.
   */
  public SearchRequest until(BooleanSupplier newExpired) {
    return new SearchRequest(query, k, ef, recall, accepted, newExpired);
  }

  float[] query() {
    return query;
  }

  int k() {
    return k;
  }

  int ef() {
    return ef;
  }

  Recall recall() {
    return recall;
  }

  @Nullable AcceptedRows accepted() {
    return accepted;
  }

  void check() {
    if (expired.getAsBoolean()) {
      throw new SearchCancelledException();
    }
  }
}
