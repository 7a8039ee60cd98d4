package io.t4dx.core.guard;

import io.t4dx.component.Component;
import io.t4dx.component.MemoryBuffer;
import io.t4dx.core.degrade.RecentItems;
import io.t4dx.core.degrade.WritePath;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineCare;
import io.t4dx.core.health.HealthRounds;
import io.t4dx.core.shutdown.InFlight;
import io.t4dx.core.shutdown.Shutdown;
import io.t4dx.core.shutdown.Signals;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.resilience.CircuitBreaker;
import io.t4dx.resilience.DegradationLevel;
import io.t4dx.resilience.Health;
import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ResilienceFigures;
import io.t4dx.resilience.ResilienceListener;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.resilience.ShutdownReport;
import io.t4dx.resilience.ShutdownReport.Phase;
import io.t4dx.sleep.Sleep;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Snapshot;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.StoreStats;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store with all that keeps it up around it. */
public final class GuardedStore extends GuardedReads implements ResilientStore {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedStore.class);

  private final Engine engine;
  private final EngineCare care;
  private final StoreOptions options;
  private final ResilienceOptions resilience;
  private final InFlight inFlight;
  private final RecentItems recent;
  private final CircuitBreaker breaker;
  private final WritePath path;
  private final HealthRounds rounds;
  private final Shutdown shutdown;
  private final List<Runnable> releases = new CopyOnWriteArrayList<>();

  private GuardedStore(
      Engine engine, StoreOptions options, ResilienceOptions resilience, InFlight inFlight) {
    super(engine, inFlight);
    this.engine = engine;
    this.care = engine.care();
    this.options = options;
    this.resilience = resilience;
    this.inFlight = inFlight;
    this.recent = new RecentItems(resilience.recentItems());
    this.breaker = new CircuitBreaker("write path", resilience.breaker(), care.ticks());
    this.path =
        new WritePath(
            new EngineTarget(engine, recent), breaker, resilience, options.clock(), this::tell);
    this.rounds =
        new HealthRounds(
            new StoreChecks(engine, path, resilience).all(),
            resilience,
            options.clock(),
            this::tell);
    this.shutdown =
        new Shutdown(care.ticks(), this::tell)
            .in(Phase.STOP_ACCEPTING, this::stopAccepting)
            .in(Phase.DRAIN, this::drain)
            .in(Phase.CHECKPOINT, this::lastCheckpoint)
            .in(Phase.SEAL_LOG, engine::close)
            .in(Phase.RELEASE, this::release);
  }

  /** Puts it around an engine, which ends with it. */
  public static GuardedStore over(
      Engine engine, StoreOptions options, ResilienceOptions resilience) {
    GuardedStore store = new GuardedStore(engine, options, resilience, new InFlight());
    if (resilience.background()) {
      store.rounds.start();
    }
    if (resilience.onSignals()) {
      Signals.onEnd(store::shutdown);
    }
    return store;
  }

  private void tell(ResilienceEvent event) {
    LOG.debug("{}", event);
    for (ResilienceListener listener : resilience.listeners()) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException e) {
        LOG.warn("a listener failed on {}", event, e);
      }
    }
  }

  @Override
  public UUID newId() {
    return engine.newId();
  }

  @Override
  public WriteResult write(WriteBatch batch) {
    inFlight.enter();
    try {
      return path.write(batch);
    } finally {
      inFlight.leave();
    }
  }

  @Override
  public WriteResult writeOrQueue(WriteBatch batch) {
    inFlight.enter();
    try {
      return path.writeOrQueue(batch);
    } finally {
      inFlight.leave();
    }
  }

  @Override
  public Optional<Item> get(ItemKey key, Parts parts) {
    if (path.level() == DegradationLevel.MEMORY_ONLY) {
      Optional<Item> known = counted(() -> recent.get(key));
      if (known.isPresent()) {
        return known.map(item -> item.only(parts));
      }
    }
    Optional<Item> found = super.get(key, parts);
    if (parts.equals(Parts.EVERYTHING)) {
      found.ifPresent(recent::read);
    }
    return found;
  }

  @Override
  public Snapshot snapshot() {
    return counted(engine::snapshot);
  }

  @Override
  public StoreStats stats() {
    return counted(engine::stats);
  }

  @Override
  public void flush() {
    counted(
        () -> {
          engine.flush();
          return true;
        });
  }

  @Override
  public Checkpoint checkpoint() {
    return counted(engine::checkpoint);
  }

  @Override
  public Sleep sleep() {
    return counted(engine::sleep);
  }

  @Override
  public void resumeWrites() {
    counted(path::recover);
  }

  @Override
  public RecoveryReport recovery() {
    return engine.recovery();
  }

  @Override
  public DegradationLevel level() {
    return path.level();
  }

  @Override
  public Health health() {
    return new Health(path.level(), path.since(), rounds.latest(), rounds.at());
  }

  @Override
  public Health checkHealth() {
    counted(
        () -> {
          rounds.check();
          return true;
        });
    return health();
  }

  @Override
  public CircuitBreaker breaker() {
    return breaker;
  }

  @Override
  public ResilienceFigures figures() {
    StoreStats.Checkpoints checkpoints = care.checkpoints();
    return new ResilienceFigures(
        care.lsn(),
        checkpoints.lsn(),
        checkpoints.age(),
        checkpoints.changes(),
        buffered(),
        inFlight.count(),
        engine.recovery().start(),
        breaker.state(),
        path.level(),
        path.waiting(),
        recent.size(),
        care.syncTime(0.5),
        care.syncTime(0.99));
  }

  private int buffered() {
    int waiting = 0;
    for (Component component : options.components()) {
      waiting += component instanceof MemoryBuffer buffer ? buffer.waiting().size() : 0;
    }
    return waiting;
  }

  @Override
  public void onRelease(Runnable callback) {
    releases.add(callback);
  }

  @Override
  public ShutdownReport shutdown() {
    return shutdown.run(inFlight::count, path::waiting);
  }

  @Override
  public void close() {
    shutdown();
  }

  private void stopAccepting() {
    rounds.close();
    inFlight.stop();
  }

  private void drain() {
    long left = inFlight.await(resilience.drainTimeout().toNanos(), care.ticks());
    if (left > 0) {
      throw new IllegalStateException(
          left + " calls were under way after " + resilience.drainTimeout());
    }
    if (!path.recover()) {
      throw new IllegalStateException(
          "the disk takes no writes; " + path.waiting() + " that were queued are lost");
    }
  }

  private void lastCheckpoint() {
    if (care.hasComponents()) {
      engine.checkpoint();
    }
  }

  private void release() {
    for (Runnable callback : releases) {
      try {
        callback.run();
      } catch (RuntimeException e) {
        LOG.warn("a callback of the shutdown failed", e);
      }
    }
  }
}
