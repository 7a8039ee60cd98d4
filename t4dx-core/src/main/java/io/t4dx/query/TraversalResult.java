package io.t4dx.query;

import java.util.Collections;
import java.util.List;

/**
 * What a traversal reached: each node once, the starts first, nearer before farther. Among equals
 * those come first whose predecessor came first; from one node, outgoing edges before incoming
 * ones, each by type and then by the id at the other end.
 *
 * @param complete false where the limit of nodes ended it early
 * @param lsn the state of the store that was walked
 */
public record TraversalResult(List<Visit> visits, boolean complete, long lsn) {
  public TraversalResult {
    // Not copied: a visit may be made only when it is asked for. Who makes a result hands it over.
    visits = Collections.unmodifiableList(visits);
  }
}
