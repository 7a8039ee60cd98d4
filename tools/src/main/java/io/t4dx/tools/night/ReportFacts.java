package io.t4dx.tools.night;

import io.t4dx.sleep.ForgetRule;
import io.t4dx.sleep.SleepReport;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Facts;

/** What a cycle did. */
public final class ReportFacts {
  private ReportFacts() {}

  private static String name(ForgetRule rule) {
    return switch (rule) {
      case TIME_TO_LIVE -> "timeToLive";
      case EXPIRED -> "expired";
      case FADED -> "faded";
    };
  }

  /** Figures only: what it did to which item is in the journal. */
  public static Facts of(SleepReport report) {
    Facts forgotten = new Facts();
    for (ForgetRule rule : ForgetRule.values()) {
      forgotten.add(name(rule), report.forgotten().items().getOrDefault(rule, 0));
    }
    return new Facts()
        .add("cycle", report.cycle())
        .add("complete", report.complete())
        .add("replayed", report.replayed().items())
        .add("sequences", report.replayed().sequences())
        .add("edgesChanged", report.replayed().edges().size())
        .add(
            "prototypesMade", report.clusters().stream().filter(SleepReport.Cluster::isNew).count())
        .add(
            "wentIntoPrototypes",
            report.clusters().stream().mapToLong(cluster -> cluster.members().size()).sum())
        .add("edgesDropped", report.forgotten().lightEdges() + report.forgotten().danglingEdges())
        .add("segmentsMerged", report.bytes().merged())
        .add("bytesBefore", new Bytes(report.bytes().before()))
        .add("bytesAfter", new Bytes(report.bytes().after()))
        .add("changedMeanwhile", report.changedSince().size())
        .add("forgotten", forgotten);
  }
}
