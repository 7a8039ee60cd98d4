package io.t4dx.store;

import io.t4dx.component.Component;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Limits;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.write.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a store is opened. The defaults suit most; metric and dimension cannot change once a store
 * has them.
 */
public final class StoreOptions {
  private final Builder from;

  private StoreOptions(Builder from) {
    this.from = from;
  }

  public static StoreOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public SyncMode syncMode() {
    return from.syncMode;
  }

  public RecoveryMode recoveryMode() {
    return from.recoveryMode;
  }

  /** How near two vectors are; where it is not given a new store measures by the cosine. */
  public Optional<Metric> metric() {
    return Optional.ofNullable(from.metric);
  }

  /** The number of dimensions of all vectors; where it is not given the first vector fixes it. */
  public OptionalInt dimension() {
    return from.dimension == 0 ? OptionalInt.empty() : OptionalInt.of(from.dimension);
  }

  /** A memtable of this many bytes is frozen. */
  public long memtableBytes() {
    return from.memtableBytes;
  }

  /** A memtable of this many items is frozen. */
  public int memtableItems() {
    return from.memtableItems;
  }

  /** How many frozen memtables may wait before writers do. */
  public int frozenMemtables() {
    return from.frozenMemtables;
  }

  /** How many segments may wait for their vector graph before flushing does. */
  public int waitingGraphs() {
    return from.waitingGraphs;
  }

  /** Whether vector graphs are built. */
  public boolean graphs() {
    return from.graphs;
  }

  /** Whether segments are merged as they become many. */
  public boolean merging() {
    return from.merging;
  }

  /** How the store sleeps, where {@code t4dx-compaction} is on the path. */
  public SleepOptions sleep() {
    return from.sleep;
  }

  /** The parts of the application whose state the store keeps. */
  public List<Component> components() {
    return List.copyOf(from.components.values());
  }

  /** When checkpoints are taken. */
  public CheckpointOptions checkpoints() {
    return from.checkpoints;
  }

  /** How long a writer waits for memory before it is refused. */
  public Duration stallTimeout() {
    return from.stallTimeout;
  }

  public long logFileBytes() {
    return from.logFileBytes;
  }

  /** The longest line of the log, and so the largest batch. */
  public int logLineBytes() {
    return from.logLineBytes;
  }

  public InstantSource clock() {
    return from.clock;
  }

  /** What ids are drawn from, where a test wants the same ones again. */
  public OptionalLong randomSeed() {
    return from.randomSeed;
  }

  public List<StoreListener> listeners() {
    return List.copyOf(from.listeners);
  }

  /** Collects options; every value is checked when it is given. */
  public static final class Builder {
    private SyncMode syncMode = SyncMode.fsync();
    private RecoveryMode recoveryMode = RecoveryMode.STRICT;
    private @Nullable Metric metric;
    private int dimension;
    private long memtableBytes = 64L << 20;
    private int memtableItems = 10_000;
    private int frozenMemtables = 2;
    private int waitingGraphs = 2;
    private boolean graphs = true;
    private boolean merging = true;
    private SleepOptions sleep = SleepOptions.defaults();
    private final Map<String, Component> components = new LinkedHashMap<>();
    private CheckpointOptions checkpoints = CheckpointOptions.defaults();
    private Duration stallTimeout = Duration.ofSeconds(10);
    private long logFileBytes = 64L << 20;
    private int logLineBytes = 16 << 20;
    private InstantSource clock = InstantSource.system();
    private OptionalLong randomSeed = OptionalLong.empty();
    private final List<StoreListener> listeners = new ArrayList<>();

    private Builder() {}

    public Builder syncMode(SyncMode value) {
      this.syncMode = value;
      return this;
    }

    public Builder recoveryMode(RecoveryMode value) {
      this.recoveryMode = value;
      return this;
    }

    public Builder metric(Metric value) {
      this.metric = value;
      return this;
    }

    public Builder dimension(int value) {
      this.dimension = (int) between("dimension", value, 1, Limits.DIMENSION);
      return this;
    }

    /** From 64 KiB to 1 GiB; 64 MiB unless given. */
    public Builder memtableBytes(long value) {
      this.memtableBytes = between("memtableBytes", value, 64L << 10, 1L << 30);
      return this;
    }

    /** From 1 to 1,000,000; 10,000 unless given. */
    public Builder memtableItems(int value) {
      this.memtableItems = (int) between("memtableItems", value, 1, 1_000_000);
      return this;
    }

    /** From 1 to 64; 2 unless given. */
    public Builder frozenMemtables(int value) {
      this.frozenMemtables = (int) between("frozenMemtables", value, 1, 64);
      return this;
    }

    /**
     * How many segments may wait for their vector graph before flushing waits, and then writers: a
     * search reads all vectors of such a segment. From 1 to 10,000; 2 unless given. With more, a
     * burst of writes is taken in at the speed of the log, and searches are slower until the graphs
     * are built.
     */
    public Builder waitingGraphs(int value) {
      this.waitingGraphs = (int) between("waitingGraphs", value, 1, 10_000);
      return this;
    }

    /**
     * Whether vector graphs are built in the background; they are unless given. Without it a large
     * import takes no turns with them: searches read all vectors of segments that have none, those
     * are not merged in the background while they should have one, and an opening with it builds
     * what is missing.
     */
    public Builder graphs(boolean value) {
      this.graphs = value;
      return this;
    }

    /**
     * Whether segments are merged in the background as they become many; they are unless given.
     * Without it every flush adds one that each read has to ask.
     */
    public Builder merging(boolean value) {
      this.merging = value;
      return this;
    }

    /** How the store sleeps, where {@code t4dx-compaction} is on the path. */
    public Builder sleep(SleepOptions value) {
      this.sleep = value;
      return this;
    }

    /**
     * Parts of the application whose state the store keeps, besides those that were given before.
     * What was kept of one that is not given stays as it is until it is.
     */
    public Builder components(List<? extends Component> value) {
      for (Component component : value) {
        String name = component.name();
        Operation.ChangeComponent.checkName("the name of a component", name);
        if (components.putIfAbsent(name, component) != null) {
          throw new IllegalArgumentException("there are two components '" + name + "'");
        }
      }
      return this;
    }

    /** When checkpoints are taken. */
    public Builder checkpoints(CheckpointOptions value) {
      this.checkpoints = value;
      return this;
    }

    /** Up to an hour; 10 seconds unless given. */
    public Builder stallTimeout(Duration value) {
      this.stallTimeout = between("stallTimeout", value, Duration.ZERO, Duration.ofHours(1));
      return this;
    }

    /** From 64 KiB to 1 GiB; 64 MiB unless given. */
    public Builder logFileBytes(long value) {
      this.logFileBytes = between("logFileBytes", value, 64L << 10, 1L << 30);
      return this;
    }

    /** From 4 KiB to 256 MiB; 16 MiB unless given. */
    public Builder logLineBytes(int value) {
      this.logLineBytes = (int) between("logLineBytes", value, 4L << 10, 256L << 20);
      return this;
    }

    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    public Builder randomSeed(long value) {
      this.randomSeed = OptionalLong.of(value);
      return this;
    }

    public Builder listener(StoreListener value) {
      this.listeners.add(value);
      return this;
    }

    public StoreOptions build() {
      return new StoreOptions(copy());
    }

    private Builder copy() {
      Builder copy = new Builder();
      copy.syncMode = syncMode;
      copy.recoveryMode = recoveryMode;
      copy.metric = metric;
      copy.dimension = dimension;
      copy.memtableBytes = memtableBytes;
      copy.memtableItems = memtableItems;
      copy.frozenMemtables = frozenMemtables;
      copy.waitingGraphs = waitingGraphs;
      copy.graphs = graphs;
      copy.merging = merging;
      copy.sleep = sleep;
      copy.components.putAll(components);
      copy.checkpoints = checkpoints;
      copy.stallTimeout = stallTimeout;
      copy.logFileBytes = logFileBytes;
      copy.logLineBytes = logLineBytes;
      copy.clock = clock;
      copy.randomSeed = randomSeed;
      copy.listeners.addAll(listeners);
      return copy;
    }

    private static long between(String name, long value, long least, long most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " is " + value + "; it must be from " + least + " to " + most);
      }
      return value;
    }

    private static Duration between(String name, Duration value, Duration least, Duration most) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            name + " is " + value + "; it must be from " + least + " to " + most);
      }
      return value;
    }
  }
}
