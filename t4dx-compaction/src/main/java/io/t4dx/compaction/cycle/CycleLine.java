package io.t4dx.compaction.cycle;

import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.sleep.ForgetRule;
import io.t4dx.sleep.SleepReport;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the journal says of a cycle. */
final class CycleLine {
  private CycleLine() {}

  static JournalEntry of(SleepReport report, Duration took) {
    Map<String, Long> figures = new TreeMap<>();
    figures.put("replayed", (long) report.replayed().items());
    figures.put("sequences", (long) report.replayed().sequences());
    figures.put("edgesChanged", (long) report.replayed().edges().size());
    figures.put(
        "prototypesMade", report.clusters().stream().filter(SleepReport.Cluster::isNew).count());
    figures.put("clusters", (long) report.clusters().size());
    for (ForgetRule rule : ForgetRule.values()) {
      figures.put("forgotten" + rule, (long) report.forgotten().items().getOrDefault(rule, 0));
    }
    figures.put("lightEdges", (long) report.forgotten().lightEdges());
    figures.put("danglingEdges", (long) report.forgotten().danglingEdges());
    figures.put("bytesBefore", report.bytes().before());
    figures.put("bytesAfter", report.bytes().after());
    figures.put("segmentsMerged", (long) report.bytes().merged());
    figures.put("complete", report.complete() ? 1L : 0L);
    return new JournalEntry.Cycle(report.cycle(), report.began(), took, figures);
  }
}
