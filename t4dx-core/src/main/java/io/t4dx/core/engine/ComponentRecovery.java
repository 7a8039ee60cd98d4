package io.t4dx.core.engine;

import io.t4dx.core.checkpoint.CheckpointContents;
import io.t4dx.core.checkpoint.CheckpointDamagedException;
import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.component.ComponentFailure;
import io.t4dx.core.component.ComponentStates;
import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.BadPlace;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogWalk;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the components of the application back: the newest checkpoint that can be read, and the
 * changes in the log that came after it. Runs when the log is recovered and not yet written on.
 */
final class ComponentRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(ComponentRecovery.class);
  private static final byte[] MARK = "\"CHANGE_COMPONENT\"".getBytes(StandardCharsets.US_ASCII);

  private final Disk disk;
  private final UUID store;
  private final RecoveryMode mode;
  private final Aside aside;
  private final Events events;
  private final ComponentStates components;
  private final LogRetention retention;
  private final TreeMap<Long, CheckpointContents> whole = new TreeMap<>();
  private final List<Long> damaged = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private boolean cold;
  private long restored;
  private long firstChange;
  private long lastChange;
  private long changes;

  ComponentRecovery(
      Disk disk,
      UUID store,
      RecoveryMode mode,
      Aside aside,
      Events events,
      ComponentStates components,
      LogRetention retention) {
    this.disk = disk;
    this.store = store;
    this.mode = mode;
    this.aside = aside;
    this.events = events;
    this.components = components;
    this.retention = retention;
  }

  /**
   * Brings them back.
   *
   * @param kept how many checkpoints are kept
   * @param newest the newest write that the log or a segment has
   * @param wanted whether the log has, or may have, changes of components
   * @param fresh whether everything was moved aside, and the store begins anew
   */
  void run(int kept, long newest, boolean wanted, boolean fresh) throws IOException {
    List<Long> lsns = CheckpointFiles.list(disk);
    try {
      components.reset();
      if (fresh) {
        moveAside(lsns);
        retention.found(0, false);
      } else if (lsns.isEmpty() && !wanted) {
        retention.found(0, false);
      } else {
        lsns.forEach(this::read);
        bringBack(kept, newest);
      }
    } catch (ComponentFailure e) {
      throw new T4dxException.ComponentRefused(
          e.getMessage()
              + "; register one that does, or open the store without it: what is kept of it stays",
          e);
    }
  }

  private void moveAside(List<Long> lsns) throws IOException {
    for (long lsn : lsns) {
      aside.move(CheckpointPaths.file(lsn));
    }
    cold = true;
  }

  private void read(long lsn) {
    try {
      CheckpointContents contents = CheckpointFiles.read(disk, lsn);
      if (!contents.store().equals(store)) {
        passOver(lsn, "it is of store " + contents.store());
      } else {
        whole.put(lsn, contents);
      }
    } catch (CheckpointDamagedException e) {
      passOver(lsn, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  private void passOver(long lsn, String why) {
    LOG.error("checkpoint {} is passed over: {}", disk.describe(CheckpointPaths.file(lsn)), why);
    damaged.add(lsn);
    passedOver.add(CheckpointPaths.file(lsn) + ": " + why);
    events.tell(new StoreEvent.CheckpointPassedOver(CheckpointPaths.file(lsn), why));
  }

  private void bringBack(int kept, long newest) throws IOException {
    LogCatalog catalog = LogCatalog.read(disk);
    long before = beforeFirst(catalog);
    boolean fromBegin = before == 0;
    if (whole.isEmpty() && !damaged.isEmpty() && !fromBegin) {
      retention.found(0, false);
      lose(1, Math.max(newest, damaged.getFirst()), "no checkpoint can be read");
      cold = true;
      return;
    }
    if (whole.isEmpty() || (whole.size() < kept && fromBegin)) {
      retention.found(0, !whole.isEmpty());
    }
    whole.headMap(whole.isEmpty() ? 0 : whole.lastKey()).keySet().forEach(this::findOlder);
    restored = whole.isEmpty() ? 0 : whole.lastKey();
    if (!whole.isEmpty()) {
      retention.found(restored, false);
      components.restore(restored, whole.lastEntry().getValue().states());
    }
    replay(catalog, before);
    if (!whole.isEmpty()) {
      for (long lsn : damaged) {
        aside.move(CheckpointPaths.file(lsn));
      }
      damaged.clear();
    }
  }

  /** Without states in the one after it, there was nobody to change. */
  private void findOlder(long lsn) {
    Map.Entry<Long, CheckpointContents> next = whole.higherEntry(lsn);
    retention.found(lsn, next != null && !next.getValue().states().isEmpty());
  }

  /**
   * The last LSN before the files that follow each other without a gap up to the newest. Files go
   * oldest first, but after a crash any of their names may be back: what lies before a gap was to
   * go.
   */
  private static long beforeFirst(LogCatalog catalog) {
    long before = 0;
    for (int i = catalog.newest(); i >= 0; i--) {
      FileHeader header = catalog.files().get(i).header();
      if (header == null) {
        return catalog.beforeFirst();
      }
      FilePosition previous = header.previous();
      before = previous == null ? 0 : previous.lastLsn();
      if (i == 0 || previous == null || previous.file() != catalog.files().get(i - 1).number()) {
        return before;
      }
    }
    return before;
  }

  private void replay(LogCatalog catalog, long before) throws IOException {
    // What the log does not have any more before this had no changes: it would be there otherwise.
    long after = Math.max(restored, before);
    OperationsReader reader = new OperationsReader();
    try (LogWalk walk = new LogWalk(disk, catalog, store, after)) {
      LogLine line = new LogLine();
      while (walk.next(line)) {
        if (isMarked(line)) {
          replay(line, reader.read(line.bytes(), line.opsOffset(), line.opsLength()));
        }
      }
      BadPlace bad = walk.bad();
      if (bad != null) {
        meetDamage(catalog.files().get(bad.index()).path(), bad, walk.lastLsn() + 1);
      }
    }
  }

  private void replay(LogLine line, List<Operation> operations) {
    boolean any = false;
    for (Operation operation : operations) {
      if (operation instanceof Operation.ChangeComponent change) {
        components.replay(change, line.lsn(), line.at());
        changes++;
        any = true;
      }
    }
    if (any) {
      retention.changed(line.lsn());
      firstChange = firstChange == 0 ? line.lsn() : firstChange;
      lastChange = line.lsn();
    }
  }

  private static boolean isMarked(LogLine line) {
    byte[] bytes = line.bytes();
    int end = line.opsOffset() + line.opsLength() - MARK.length;
    for (int at = line.opsOffset(); at <= end; at++) {
      if (bytes[at + 1] == 'C' && bytes[at] == '"' && matches(bytes, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at) {
    for (int i = 2; i < MARK.length; i++) {
      if (bytes[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /** Items are in segments up to there, so only the log's own recovery did not need this place. */
  private void meetDamage(String path, BadPlace bad, long lsn) {
    String what = disk.describe(path) + " at " + bad.offset() + ": " + bad.reason();
    if (mode == RecoveryMode.STRICT) {
      throw new T4dxException.StoreDamaged(
          what
              + "; changes of components from LSN "
              + lsn
              + " on are at stake; nothing was changed; open with RecoveryMode.DEGRADED to go on"
              + " with their state before that",
          new IOException(what));
    }
    lose(lsn, lsn, what);
  }

  private void lose(long first, long last, String why) {
    LOG.error("states of components are lost from LSN {} on: {}", first, why);
    damages.add(new Damage(disk.describe(CheckpointPaths.DIRECTORY), 0, first, last, why));
    events.tell(new StoreEvent.ComponentsLost(first, last, why));
  }

  /** Whether a checkpoint has to be taken before anything is written: what is lost stays lost. */
  boolean mustBeginAnew() {
    return !damages.isEmpty() || !damaged.isEmpty();
  }

  /** Those that cannot be read and are still in their places. */
  List<Long> damagedCheckpoints() {
    return damaged;
  }

  List<Damage> damages() {
    return damages;
  }

  /** Whether the components have lost their state. */
  boolean isCold() {
    return cold;
  }

  /** The newest write that a checkpoint knows of. */
  long lastLsn() {
    return restored;
  }

  RecoveryReport.Components report() {
    return new RecoveryReport.Components(restored, firstChange, lastChange, changes, passedOver);
  }

  /** The checkpoints that can be read, and what their images need. */
  SortedMap<Long, List<String>> images() {
    SortedMap<Long, List<String>> images = new TreeMap<>();
    whole.forEach((lsn, contents) -> images.put(lsn, contents.files()));
    return images;
  }
}
