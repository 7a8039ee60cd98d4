package io.t4dx.core.engine;

import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.recover.LogRecovery;
import io.t4dx.core.log.recover.LogReplay;
import io.t4dx.core.log.recover.RecoveredLog;
import io.t4dx.core.stamp.MicroClock;
import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds or makes a store's identity and replays its log. The caller holds the lock. */
final class Opening {
  private final Disk disk;
  private final StoreOptions options;
  private final MicroClock clock;
  private final TimeOrderedIds ids;
  private final List<Damage> damages = new ArrayList<>();
  private final Aside aside;
  private boolean created;

  Opening(Disk disk, StoreOptions options, MicroClock clock, TimeOrderedIds ids) {
    this.disk = disk;
    this.options = options;
    this.clock = clock;
    this.ids = ids;
    this.aside = new Aside(disk);
  }

  /** Whether there was no store. */
  boolean created() {
    return created;
  }

  /** What is damaged besides the log. */
  List<Damage> damages() {
    return damages;
  }

  /** Takes away what is damaged besides the log. */
  Aside aside() {
    return aside;
  }

  StoreIdentity identity() throws IOException {
    StoreIdentity identity = disk.exists(IdentityFile.NAME) ? read() : missing();
    options
        .metric()
        .filter(metric -> metric != identity.metric())
        .ifPresent(
            metric -> {
              throw mismatch("metric", metric, identity.metric());
            });
    checkDimension(identity.dimension());
    return identity;
  }

  /** Replays what the log has beyond the segments into a ledger. */
  Replay replay(
      StoreIdentity identity, Ledger ledger, SegmentOpening segments, OpenedSegments opened)
      throws IOException {
    int known = Math.max(identity.dimension(), opened.dimension());
    Replay replay = new Replay(known, ledger, segments);
    replay.log =
        LogRecovery.recover(
            disk,
            identity.id(),
            options.recoveryMode(),
            opened.lastLsn(),
            CheckpointFiles.proven(disk, identity.id(), opened.lastLsn()),
            replay);
    checkDimension(replay.dimension);
    ledger.replayed();
    return replay;
  }

  private void checkDimension(int known) {
    int wanted = options.dimension().orElse(known);
    if (known > 0 && wanted != known) {
      throw mismatch("dimension", wanted, known);
    }
  }

  private StoreIdentity read() throws IOException {
    try {
      return IdentityFile.read(disk);
    } catch (IdentityFile.DamagedIdentityException e) {
      return replaced(e);
    }
  }

  private StoreIdentity missing() throws IOException {
    if (!LogCatalog.read(disk).files().isEmpty()) {
      return replaced(
          new IOException(
              disk.describe(IdentityFile.NAME) + " is missing, though the store has a log"));
    }
    created = true;
    return write(ids.next());
  }

  /**
   * The log names its store as well, so that only the metric and the dimension are lost with
   * STORE.json.
   */
  private StoreIdentity replaced(IOException why) throws IOException {
    if (options.recoveryMode() == RecoveryMode.STRICT) {
      throw new T4dxException.StoreDamaged(
          why.getMessage()
              + "; nothing was changed; open with RecoveryMode.DEGRADED and the metric that the"
              + " store was made with to write it anew",
          why);
    }
    damages.add(
        new Damage(disk.describe(IdentityFile.NAME), 0, 0, 0, String.valueOf(why.getMessage())));
    if (disk.exists(IdentityFile.NAME)) {
      aside.move(IdentityFile.NAME);
    }
    Optional<UUID> named = storeOfLog();
    return write(named.isPresent() ? named.get() : ids.next());
  }

  private Optional<UUID> storeOfLog() throws IOException {
    if (options.recoveryMode() == RecoveryMode.CLEAN) {
      return Optional.empty();
    }
    for (CatalogFile file : LogCatalog.read(disk).files()) {
      var header = file.header();
      if (header != null) {
        return Optional.of(header.store());
      }
    }
    return Optional.empty();
  }

  private StoreIdentity write(UUID id) throws IOException {
    StoreIdentity identity =
        new StoreIdentity(
            id,
            options.metric().orElse(Metric.COSINE),
            options.dimension().orElse(0),
            clock.micros());
    IdentityFile.write(disk, identity);
    return identity;
  }

  private T4dxException mismatch(String what, Object wanted, Object is) {
    return new T4dxException.StoreMismatch(
        disk.describe("")
            + " was made with "
            + what
            + " "
            + is
            + " and cannot be opened with "
            + what
            + " "
            + wanted);
  }

  /** Takes the entries of the log in, and what they tell of the dimension. */
  static final class Replay implements LogReplay<List<Operation>> {
    private final OperationsReader reader = new OperationsReader();
    private final Ledger ledger;
    private final SegmentOpening segments;
    private int dimension;
    private boolean changesComponents;
    private boolean fresh;
    private @Nullable RecoveredLog log;

    Replay(int dimension, Ledger ledger, SegmentOpening segments) {
      this.dimension = dimension;
      this.ledger = ledger;
      this.segments = segments;
    }

    @Override
    public List<Operation> decode(byte[] bytes, int offset, int length) throws IOException {
      return reader.read(bytes, offset, length);
    }

    @Override
    public void apply(long lsn, long at, List<Operation> operations) {
      for (Operation operation : operations) {
        dimension = dimension > 0 ? dimension : FrontDoor.dimensionOf(operation);
        changesComponents |= operation instanceof Operation.ChangeComponent;
      }
      ledger.replay(lsn, at, operations);
    }

    @Override
    public void forget() throws IOException {
      dimension = 0;
      changesComponents = false;
      fresh = true;
      ledger.begin(0, Long.MIN_VALUE, SegmentSet.empty(), Map.of());
      segments.takeAway();
    }

    /** Whether an entry changes a component. */
    boolean changesComponents() {
      return changesComponents;
    }

    /** Whether the log was moved aside, and the store begins anew. */
    boolean isFresh() {
      return fresh;
    }

    /** The number of dimensions of the store's vectors; 0 where it has none yet. */
    int dimension() {
      return dimension;
    }

    RecoveredLog log() {
      if (log == null) {
        throw new IllegalStateException("the log is not replayed yet");
      }
      return log;
    }
  }
}
