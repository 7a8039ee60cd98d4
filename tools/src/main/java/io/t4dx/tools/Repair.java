package io.t4dx.tools;

import io.t4dx.T4dx;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.RepairMode;
import io.t4dx.store.RepairReport;
import io.t4dx.store.RepairReport.SegmentFinding;
import io.t4dx.store.T4dxException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verb that looks for damage in a store, and salvages what lies behind it. */
final class Repair {
  static final String USAGE =
      """
      tools/t4dx repair STORE            says what is damaged, and changes nothing
      tools/t4dx repair STORE --salvage  makes log and segments whole with all that can be read

      exits with 0 where the store can be opened now, 1 where it is damaged, 2 where the
      command was not understood, 3 where the store cannot be read or is open
      """;

  private static final String SALVAGE = "--salvage";

  private final PrintStream out;
  private final PrintStream err;

  private Repair(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<String> stores = new ArrayList<>(arguments);
    RepairMode mode = stores.removeIf(SALVAGE::equals) ? RepairMode.SALVAGE : RepairMode.LOOK;
    if (stores.size() != 1 || stores.getFirst().startsWith("-")) {
      err.print(USAGE);
      return 2;
    }
    try {
      return new Repair(out, err).repair(Path.of(stores.getFirst()), mode);
    } catch (T4dxException e) {
      err.println(e.getMessage());
      return 3;
    }
  }

  private int repair(Path store, RepairMode mode) {
    RepairReport report = T4dx.repair(store, mode);
    out.println(report.entries() + " writes were read before the first damage or the end");
    if (report.tornTail()) {
      out.println(
          "the last write was interrupted by a crash and never acknowledged as durable; the next"
              + " opening sets it aside");
    }
    boolean salvaged = mode == RepairMode.SALVAGE;
    report.segments().forEach(segment -> print(segment, salvaged));
    if (report.intact()) {
      return intact(report, salvaged);
    }
    for (Damage damage : report.damages()) {
      out.println("damaged: " + text(damage));
    }
    out.println(
        report.salvaged()
            + " writes from behind the damage "
            + (salvaged ? "were salvaged" : "can be salvaged"));
    for (RepairReport.Lsns lost : report.lost()) {
      out.println(
          "lost: LSN "
              + lost.first()
              + (lost.first() == lost.last() ? "" : " to " + lost.last())
              + ", unless it was given to a write that failed");
    }
    return salvaged ? salvaged(report) : looked(store);
  }

  private int intact(RepairReport report, boolean salvaged) {
    if (report.segments().isEmpty()) {
      out.println("nothing is damaged; nothing was changed");
    } else {
      report.quarantined().forEach(path -> out.println("in quarantine: " + path));
      out.println(
          salvaged
              ? "nothing is lost; the store can be opened"
              : "nothing is lost, and the store can be opened; --salvage repairs it at once");
    }
    return 0;
  }

  private void print(SegmentFinding segment, boolean salvaged) {
    segment.what().forEach(what -> out.println("damaged: " + what));
    switch (segment.remedy()) {
      case REBUILD ->
          out.println(
              salvaged
                  ? "its indexes are made again from the rest"
                  : "an open store makes its indexes again when it needs them");
      case REPLAY -> out.println("the log has all its writes; the next opening replays them");
      case SALVAGE ->
          out.println(
              "%d of %d items and %d of %d edges of %s %s"
                  .formatted(
                      segment.keptItems(),
                      segment.items(),
                      segment.keptEdges(),
                      segment.edges(),
                      segment.file(),
                      salvaged ? "were salvaged" : "can be salvaged"));
    }
    segment.lostKeys().forEach(key -> out.println("lost: item " + key));
    long unnamed = segment.items() - segment.keptItems() - segment.lostKeys().size();
    if (unnamed > 0) {
      out.println("lost: " + unnamed + " items that are not named here");
    }
  }

  private int looked(Path store) {
    err.println(
        "nothing was changed; 'tools/t4dx repair "
            + store
            + " --salvage' keeps what can be read and moves damaged bytes to quarantine");
    return 1;
  }

  private int salvaged(RepairReport report) {
    report.quarantined().forEach(path -> out.println("in quarantine: " + path));
    if (report.needsMetric()) {
      err.println("the log is whole, but the store still opens only as said above");
      return 1;
    }
    out.println("the store can be opened");
    return 0;
  }

  private static String text(Damage damage) {
    String stake =
        damage.firstLsn() > 0 && damage.lastLsn() >= damage.firstLsn()
            ? " (LSN " + damage.firstLsn() + " to " + damage.lastLsn() + " at stake)"
            : "";
    return damage.file() + " at offset " + damage.offset() + ": " + damage.what() + stake;
  }
}
