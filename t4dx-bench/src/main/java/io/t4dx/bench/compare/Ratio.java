package io.t4dx.bench.compare;

import io.t4dx.bench.report.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * This engine's figure over a peer's. Both figures of a run met the same machine and the same disk
 * in the same minutes, so their ratio holds still where they do not.
 *
 * @param runs the ratio in each run that saw both
 */
record Ratio(
    String suite, String caseName, String metric, String peer, Sense sense, List<Double> runs) {

  Ratio {
    runs = List.copyOf(runs);
  }

  static Ratio of(Result self, Result peer) {
    List<Double> runs = new ArrayList<>();
    for (int run = 0; run < Math.min(self.runs().size(), peer.runs().size()); run++) {
      runs.add(self.runs().get(run) / peer.runs().get(run));
    }
    return new Ratio(
        self.suite(), self.caseName(), self.metric(), peer.system(), Sense.of(self.unit()), runs);
  }

  boolean isSameAs(Ratio other) {
    return suite.equals(other.suite)
        && caseName.equals(other.caseName)
        && metric.equals(other.metric)
        && peer.equals(other.peer);
  }

  double lowest() {
    return runs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double highest() {
    return runs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  String name() {
    return suite + "/" + caseName + ", " + metric + ", to " + peer;
  }
}
