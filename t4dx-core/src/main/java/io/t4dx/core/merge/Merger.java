package io.t4dx.core.merge;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.GraphBuilder;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.store.StoreEvent;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Merges segments whenever the policy finds some, one run after the other. Segments whose merge
 * failed are left alone until the store is opened again.
 */
public final class Merger implements AutoCloseable {
  private final MergePolicy policy;
  private final SegmentMerge merge;
  private final MergeGate gate = new MergeGate();
  private final GraphBuilder graphs;
  private final Supplier<SegmentSet> segments;
  private final Consumer<LiveSegment> installed;
  private final Consumer<StoreEvent> events;
  private final boolean background;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<Long> failed = new HashSet<>();
  private final LongAdder merges = new LongAdder();
  private boolean asked;
  private boolean atWork;
  private volatile boolean ended;
  private boolean merging;

  /**
   * A merger without work.
   *
   * @param segments those that the store has now, held by whoever gets them
   * @param installed takes each segment that others were merged into
   * @param background whether it has a thread; without one all is done by {@link #mergeHere}
   */
  public Merger(
      Disk disk,
      Metric metric,
      MergePolicy policy,
      ManifestSeries manifests,
      GraphBuilder graphs,
      Supplier<SegmentSet> segments,
      MergeExchange exchange,
      Consumer<LiveSegment> installed,
      Consumer<StoreEvent> events,
      boolean background) {
    this.policy = policy;
    this.merge = new SegmentMerge(disk, metric, manifests, graphs, exchange, gate);
    this.graphs = graphs;
    this.segments = segments;
    this.installed = installed;
    this.events = events;
    this.background = background;
  }

  /** How many times segments were merged. */
  public long merges() {
    return merges.sum();
  }

  /** Whether anyone merges segments, or its thread looks whether there are some to merge. */
  public boolean isAtWork() {
    lock.lock();
    try {
      boolean threadIsAtWork = hasThread() && !ended && (asked || atWork);
      return !gate.isClosed() && (turn.isLocked() || threadIsAtWork);
    } finally {
      lock.unlock();
    }
  }

  private boolean hasThread() {
    return background && policy.fanIn() > 0;
  }

  public void start() {
    if (hasThread()) {
      Thread.ofPlatform().name("t4dx-merge").daemon().start(this::work);
    }
  }

  /** There may be something to merge. */
  public void wake() {
    lock.lock();
    try {
      asked = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (awaitWork()) {
        mergeAll();
      }
    } finally {
      ended = true;
    }
  }

  private boolean awaitWork() {
    lock.lock();
    try {
      atWork = false;
      while (!asked && !gate.isClosed()) {
        changed.awaitUninterruptibly();
      }
      asked = false;
      atWork = !gate.isClosed();
      return atWork;
    } finally {
      lock.unlock();
    }
  }

  /** Merges what is to be merged on this thread, where that is nobody else's task. */
  public void mergeHere() {
    if (background || merging) {
      return;
    }
    merging = true;
    try {
      mergeAll();
    } finally {
      merging = false;
    }
  }

  /**
   * Merges neighbours on this thread, whatever the policy says of them; waits for a merge that is
   * under way.
   *
   * @param numbers those of the segments, oldest first
   * @param erased items that are gone, and of which nothing is to be carried
   * @param step called often; may throw to end the merge, which comes to nothing then
   * @return false where they are not there any more
   * @throws IOException if it failed; they stay as they are
   */
  public boolean merge(List<Long> numbers, Predicate<ItemKey> erased, Runnable step)
      throws IOException {
    turn.lock();
    try (Held held = hold()) {
      List<LiveSegment> inputs = named(held.oldestFirst(), numbers);
      Optional<LiveSegment> merged =
          inputs.isEmpty() ? Optional.empty() : merge.run(inputs, erased, step);
      merged.ifPresent(live -> tellMerged(inputs, live));
      merged.ifPresent(installed);
      return merged.isPresent();
    } catch (SegmentMerge.EndedException e) {
      throw e.asked();
    } finally {
      turn.unlock();
    }
  }

  /** Segments that are let go in the end. */
  private record Held(SegmentSet set) implements AutoCloseable {
    List<LiveSegment> oldestFirst() {
      return set.oldestFirst();
    }

    @Override
    public void close() {
      set.release();
    }
  }

  /**
   * The segments that the store has now. It lets them go when it is closed, which waits meanwhile.
   *
   * @throws MergeGate.ClosedException if it is closed already
   */
  private Held hold() {
    gate.enter();
    try {
      return new Held(segments.get());
    } finally {
      gate.leave();
    }
  }

  /** The segments of these numbers; none where they do not follow each other. */
  private static List<LiveSegment> named(List<LiveSegment> oldestFirst, List<Long> numbers) {
    for (int first = 0; first + numbers.size() <= oldestFirst.size(); first++) {
      List<LiveSegment> run = oldestFirst.subList(first, first + numbers.size());
      if (numbers(run).equals(numbers)) {
        return run;
      }
    }
    return List.of();
  }

  private void mergeAll() {
    boolean more = true;
    while (more) {
      turn.lock();
      try (Held held = hold()) {
        Optional<MergePolicy.Run> run = choose(held.oldestFirst());
        more = run.isPresent() && attempt(held.oldestFirst(), run.get());
      } catch (MergeGate.ClosedException e) {
        more = false;
      } finally {
        turn.unlock();
      }
    }
  }

  private Optional<MergePolicy.Run> choose(List<LiveSegment> oldestFirst) {
    return policy.choose(oldestFirst.stream().mapToLong(this::size).toArray());
  }

  /** Graphs are joined, so a segment waits until it has its own. */
  private long size(LiveSegment live) {
    SegmentInfo info = live.segment().info();
    if (failed.contains(info.number()) || (live.graph() == null && graphs.isWorthIt(live))) {
      return -1;
    }
    return live.overlay().live(info.rows(), info.edges());
  }

  /** False where there was nothing to merge after all: whoever changed that wakes this. */
  private boolean attempt(List<LiveSegment> oldestFirst, MergePolicy.Run run) {
    List<LiveSegment> inputs = oldestFirst.subList(run.first(), run.end());
    try {
      Optional<LiveSegment> merged = merge.run(inputs, key -> false, () -> {});
      merged.ifPresent(live -> tellMerged(inputs, live));
      merged.ifPresent(installed);
      return merged.isPresent();
    } catch (MergeGate.ClosedException e) {
      // Nothing was changed; the next opening may merge them.
      return false;
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it is, the store goes on with the segments as they are.
      inputs.forEach(input -> failed.add(input.segment().number()));
      events.accept(new StoreEvent.MergeFailed(numbers(inputs), String.valueOf(e.getMessage())));
      return true;
    }
  }

  private void tellMerged(List<LiveSegment> inputs, LiveSegment merged) {
    merges.increment();
    SegmentInfo info = merged.segment().info();
    events.accept(
        new StoreEvent.SegmentsMerged(
            numbers(inputs), info.number(), info.rows(), info.edges(), info.size()));
  }

  private static List<Long> numbers(List<LiveSegment> inputs) {
    return inputs.stream().map(input -> input.segment().number()).toList();
  }

  /** Returns when no merge works on files; one that is under way comes to nothing. */
  @Override
  public void close() {
    gate.close();
    wake();
    gate.awaitOutside();
  }
}
