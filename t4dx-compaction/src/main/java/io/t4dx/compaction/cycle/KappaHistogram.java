package io.t4dx.compaction.cycle;

import io.t4dx.query.Filter;
import io.t4dx.store.Reads;
import java.util.ArrayList;
import java.util.List;

/** How many items have a kappa in each tenth of [0,1]; 1 is in the last one. */
final class KappaHistogram {
  private static final int PARTS = 10;

  private KappaHistogram() {}

  static List<Long> of(Reads view) {
    List<Long> counts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      float least = (float) part / PARTS;
      float most = part == PARTS - 1 ? 1f : Math.nextDown((float) (part + 1) / PARTS);
      counts.add(count(view, least, most));
    }
    return counts;
  }

  /** How many items of all namespaces have a kappa from {@code least} to {@code most}. */
  static long count(Reads view, float least, float most) {
    Filter filter = Filter.kappaBetween(least, most);
    return view.namespaces().stream().mapToLong(each -> view.count(each, filter)).sum();
  }
}
