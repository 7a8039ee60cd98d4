package io.t4dx.index.vector;

/** A search was ended by its deadline; what it had found is not returned, because it is not all. */
public final class SearchCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says so. */
  public SearchCancelledException() {
    super("the search was cancelled before it was done; allow more time, or a lower recall");
  }
}
