package io.t4dx.query;

import java.util.List;

/**
 * What a search found, best first; equal scores in the order of their ids.
 *
 * @param lsn the state of the store that was searched
 */
public record SearchResult(List<Hit> hits, long lsn) {
  public SearchResult {
    hits = List.copyOf(hits);
  }
}
