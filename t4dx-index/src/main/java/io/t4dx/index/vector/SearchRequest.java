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
  private final @Nullable SearchReport report;

  private SearchRequest(
      float[] query,
      int k,
      int ef,
      Recall recall,
      @Nullable AcceptedRows accepted,
      BooleanSupplier expired,
      @Nullable SearchReport report) {
    this.query = query;
    this.k = k;
    this.ef = ef;
    this.recall = recall;
    this.accepted = accepted;
    this.expired = expired;
    this.report = report;
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
    return new SearchRequest(query, k, 0, Recall.BALANCED, null, () -> false, null);
  }

  /** By a class of recall; the effort was measured when the index was built. */
  public SearchRequest recall(Recall newRecall) {
    return new SearchRequest(query, k, 0, newRecall, accepted, expired, report);
  }

  /** With a given effort: how many candidates the search keeps; at least {@code k} are kept. */
  public SearchRequest ef(int newEf) {
    if (newEf < 1) {
      throw new IllegalArgumentException("ef: " + newEf + " is not positive");
    }
    return new SearchRequest(query, k, newEf, recall, accepted, expired, report);
  }

  /** Only rows that are accepted; see {@link VectorIndex#accept}. */
  public SearchRequest accepting(AcceptedRows rows) {
    return new SearchRequest(query, k, ef, recall, rows, expired, report);
  }

  /**
   * Ends the search with a {@link SearchCancelledException} once {@code expired} says true; asked
   * after every few microseconds of work.
   */
  public SearchRequest until(BooleanSupplier newExpired) {
    return new SearchRequest(query, k, ef, recall, accepted, newExpired, report);
  }

  /** Tells what {@link VectorIndex#search} does for it; the report is for one search. */
  public SearchRequest reporting(SearchReport newReport) {
    return new SearchRequest(query, k, ef, recall, accepted, expired, newReport);
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

  @Nullable SearchReport report() {
    return report;
  }

  /** Notes a way that is taken. */
  void note(SearchReport.Way way) {
    if (report != null) {
      report.add(way);
    }
  }

  /** Notes the share of accepted ones that a probe found near the query. */
  void noteNear(double share) {
    if (report != null) {
      report.near(share);
    }
  }

  void check() {
    if (expired.getAsBoolean()) {
      throw new SearchCancelledException();
    }
  }
}
