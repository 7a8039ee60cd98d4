package io.t4dx.core.flush;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.Vectors;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.vector.BuildOptions;
import io.t4dx.index.vector.Pace;
import io.t4dx.index.vector.VectorIndex;
import io.t4dx.store.StoreEvent;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the graphs over the vectors of segments, one after the other. Where it fails, searches of
 * the segment stay exact, and the graph is built after the next opening.
 */
public final class GraphBuilder implements AutoCloseable {
  private final Disk disk;
  private final Metric metric;
  private final int leastVectors;
  private final Consumer<StoreEvent> events;
  private final Pace pace;
  private final boolean background;
  private final boolean later;
  private final ReentrantLock lock = new ReentrantLock();

  /** Held while a file is written: the store is not let go meanwhile. */
  private final ReentrantLock writing = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Job> waiting = new ArrayDeque<>();
  private volatile Runnable whenDone = () -> {};
  private boolean building;
  private volatile boolean closed;

  /** A segment, and a set that keeps it mapped meanwhile. */
  private record Job(LiveSegment segment, SegmentSet held) {}

  /**
   * A builder without work.
   *
   * @param leastVectors segments with fewer get no graph
   * @param pace of its thread
   * @param background whether it has a thread; without one each graph is built when it is asked for
   * @param later whether graphs are not built at all, but wait for another opening
   */
  public GraphBuilder(
      Disk disk,
      Metric metric,
      int leastVectors,
      Consumer<StoreEvent> events,
      Pace pace,
      boolean background,
      boolean later) {
    this.disk = disk;
    this.metric = metric;
    this.leastVectors = leastVectors;
    this.events = events;
    this.pace = background ? pace : Pace.FULL;
    this.background = background;
    this.later = later;
  }

  /** What is to be done whenever one graph less is to be built. */
  public void whenDone(Runnable action) {
    whenDone = action;
  }

  public void start() {
    if (background && !later) {
      Thread.ofPlatform().name("t4dx-graph").daemon().start(this::buildWaiting);
    }
  }

  /** Whether a segment is to have a graph. */
  public boolean isWorthIt(LiveSegment segment) {
    return segment.segment().vectors().count() >= leastVectors;
  }

  /** Asks for the graph of a segment that someone holds at this moment. */
  public void build(LiveSegment segment) {
    if (!isWorthIt(segment) || segment.graph() != null) {
      return;
    }
    Job job = new Job(segment, SegmentSet.of(List.of(segment)));
    if (!background && !later) {
      run(job);
      return;
    }
    lock.lock();
    try {
      if (closed) {
        job.held.release();
        return;
      }
      waiting.addLast(job);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Uses the graph of a segment that is there already, or asks for one. */
  public void useOrBuild(LiveSegment live) throws IOException {
    Optional<VectorGraph> there = GraphFile.open(disk, live.segment(), metric);
    if (there.isPresent()) {
      live.use(there.get(), this::buildAgain);
    } else {
      build(live);
    }
  }

  private void buildAgain(LiveSegment live) {
    events.accept(
        new StoreEvent.GraphFailed(
            live.segment().number(), "its file is damaged; to be built again"));
    build(live);
  }

  /** The graph of a segment that left the store need not be built any more. */
  public void forget(LiveSegment segment) {
    lock.lock();
    try {
      for (Job job : List.copyOf(waiting)) {
        if (job.segment == segment && waiting.remove(job)) {
          job.held.release();
        }
      }
    } finally {
      lock.unlock();
    }
    whenDone.run();
  }

  /** How many graphs are yet to be built. */
  public int pending() {
    lock.lock();
    try {
      return waiting.size() + (building ? 1 : 0);
    } finally {
      lock.unlock();
    }
  }

  private void buildWaiting() {
    for (Job job = take(); job != null; job = take()) {
      run(job);
      lock.lock();
      try {
        building = false;
      } finally {
        lock.unlock();
      }
      whenDone.run();
    }
  }

  private @Nullable Job take() {
    lock.lock();
    try {
      while (!closed && waiting.isEmpty()) {
        changed.awaitUninterruptibly();
      }
      Job next = closed ? null : waiting.pollFirst();
      building = next != null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void run(Job job) {
    try {
      attempt(job.segment);
    } catch (IOException | RuntimeException e) {
      if (!closed) {
        events.accept(
            new StoreEvent.GraphFailed(
                job.segment.segment().number(), String.valueOf(e.getMessage())));
      }
    } finally {
      job.held.release();
    }
  }

  private void attempt(LiveSegment live) throws IOException {
    Segment segment = live.segment();
    Vectors vectors = segment.vectors();
    try (Arena memory = Arena.ofShared()) {
      MemorySegment image =
          VectorIndex.build(
              vectors.checked(0, vectors.count()),
              vectors.count(),
              vectors.dimension(),
              metric,
              options(),
              pace,
              memory);
      if (!write(segment, image)) {
        return;
      }
    }
    VectorGraph graph =
        GraphFile.open(disk, segment, metric)
            .orElseThrow(() -> new IOException("the graph that was written does not open"));
    live.use(graph, this::buildAgain);
    events.accept(
        new StoreEvent.GraphBuilt(segment.number(), vectors.count(), graph.index().byteSize()));
  }

  /** False where nobody wants the file any more. */
  private boolean write(Segment segment, MemorySegment image) throws IOException {
    writing.lock();
    try {
      if (closed) {
        return false;
      }
      GraphFile.write(disk, segment, image);
      return true;
    } finally {
      writing.unlock();
    }
  }

  /** On the caller's own thread the same bytes come out every time. */
  public BuildOptions options() {
    int threads = background ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : 1;
    return BuildOptions.DEFAULT.withThreads(threads);
  }

  /** How fast graphs are built and joined. */
  public Pace pace() {
    return pace;
  }

  /** Builds nothing more; what is being built is thrown away, and no file is being written. */
  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
    } finally {
      writing.unlock();
    }
    lock.lock();
    try {
      waiting.forEach(job -> job.held.release());
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
