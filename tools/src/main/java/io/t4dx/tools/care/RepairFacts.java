package io.t4dx.tools.care;

import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.RepairReport;
import io.t4dx.store.RepairReport.SegmentFinding;
import io.t4dx.tools.print.Facts;

/** What a repair found and did, for programs. */
final class RepairFacts {
  private RepairFacts() {}

  static Facts of(RepairReport report, boolean salvaged) {
    return new Facts()
        .add("intact", report.intact())
        .add("repaired", salvaged)
        .add("entries", report.entries())
        .add("tornTail", report.tornTail())
        .add("damages", report.damages().stream().map(RepairFacts::damage).toList())
        .add("salvaged", report.salvaged())
        .add("lost", report.lost().stream().map(RepairFacts::lost).toList())
        .add("segments", report.segments().stream().map(RepairFacts::segment).toList())
        .add("quarantined", report.quarantined())
        .add("needsMetric", report.needsMetric());
  }

  private static Facts damage(Damage damage) {
    return new Facts()
        .add("file", damage.file())
        .add("offset", damage.offset())
        .add("firstLsn", damage.firstLsn())
        .add("lastLsn", damage.lastLsn())
        .add("what", damage.what());
  }

  private static Facts lost(RepairReport.Lsns lost) {
    return new Facts().add("first", lost.first()).add("last", lost.last());
  }

  private static Facts segment(SegmentFinding segment) {
    return new Facts()
        .add("file", segment.file())
        .add("remedy", segment.remedy())
        .add("what", segment.what())
        .add("items", segment.items())
        .add("keptItems", segment.keptItems())
        .add("edges", segment.edges())
        .add("keptEdges", segment.keptEdges())
        .add("lostKeys", segment.lostKeys().stream().map(Object::toString).toList());
  }
}
