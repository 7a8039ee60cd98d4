package io.t4dx.tools.care;

import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.RepairReport;
import io.t4dx.store.RepairReport.SegmentFinding;
import io.t4dx.tools.print.Page;

/** What a repair found and did, for people. */
final class RepairText {
  private final Page page;
  private final boolean salvaged;

  RepairText(Page page, boolean salvaged) {
    this.page = page;
    this.salvaged = salvaged;
  }

  void print(RepairReport report) {
    page.say(report.entries() + " writes were read before the first damage or the end");
    if (report.tornTail()) {
      page.say(
          "the last write was interrupted by a crash and never acknowledged as durable; the next"
              + " opening sets it aside");
    }
    report.segments().forEach(this::print);
    if (report.intact()) {
      intact(report);
    } else {
      damaged(report);
    }
  }

  private void intact(RepairReport report) {
    if (report.segments().isEmpty()) {
      page.say("nothing is damaged; nothing was changed");
    } else {
      quarantined(report);
      page.say(
          salvaged
              ? "nothing is lost; the store can be opened"
              : "nothing is lost, and the store can be opened; --salvage repairs it at once");
    }
  }

  private void damaged(RepairReport report) {
    for (Damage damage : report.damages()) {
      page.say("damaged: " + text(damage));
    }
    page.say(
        report.salvaged()
            + " writes from behind the damage "
            + (salvaged ? "were salvaged" : "can be salvaged"));
    for (RepairReport.Lsns lost : report.lost()) {
      page.say(
          "lost: LSN "
              + lost.first()
              + (lost.first() == lost.last() ? "" : " to " + lost.last())
              + ", unless it was given to a write that failed");
    }
    if (salvaged) {
      quarantined(report);
    }
  }

  private void quarantined(RepairReport report) {
    report.quarantined().forEach(path -> page.say("in quarantine: " + path));
  }

  private void print(SegmentFinding segment) {
    segment.what().forEach(what -> page.say("damaged: " + what));
    page.say(
        switch (segment.remedy()) {
          case REBUILD ->
              salvaged
                  ? "its indexes are made again from the rest"
                  : "an open store makes its indexes again when it needs them";
          case REPLAY -> "the log has all its writes; the next opening replays them";
          case SALVAGE ->
              "%d of %d items and %d of %d edges of %s %s"
                  .formatted(
                      segment.keptItems(),
                      segment.items(),
                      segment.keptEdges(),
                      segment.edges(),
                      segment.file(),
                      salvaged ? "were salvaged" : "can be salvaged");
        });
    segment.lostKeys().forEach(key -> page.say("lost: item " + key));
    long unnamed = segment.items() - segment.keptItems() - segment.lostKeys().size();
    if (unnamed > 0) {
      page.say("lost: " + unnamed + " items that are not named here");
    }
  }

  private static String text(Damage damage) {
    String stake =
        damage.firstLsn() > 0 && damage.lastLsn() >= damage.firstLsn()
            ? " (LSN " + damage.firstLsn() + " to " + damage.lastLsn() + " at stake)"
            : "";
    return damage.file() + " at offset " + damage.offset() + ": " + damage.what() + stake;
  }
}
