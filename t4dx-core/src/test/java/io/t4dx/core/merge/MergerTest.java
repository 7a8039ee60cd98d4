package io.t4dx.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.flush.GraphBuilder;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.vector.Pace;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is not seen from outside of a merger. */
final class MergerTest {
  private static Merger merger(Supplier<SegmentSet> segments) {
    SimulatedDisk disk = new SimulatedDisk();
    GraphBuilder graphs =
        new GraphBuilder(disk, Metric.COSINE, 1, event -> {}, Pace.FULL, false, false);
    return new Merger(
        disk,
        Metric.COSINE,
        MergePolicy.DEFAULT,
        new ManifestSeries(disk, new UUID(0, 1), 1, 1, 0, Optional.empty()),
        graphs,
        segments,
        (before, after, carryOver) -> {},
        live -> {},
        event -> {},
        true);
  }

  /** Once it is closed the store lets its segments go: nobody may be about to take them. */
  @Test
  void closingWaitsForWhoeverIsTakingTheSegments() throws InterruptedException {
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Merger merger =
        merger(
            () -> {
              times.incrementAndGet();
              taking.countDown();
              try {
                taken.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return SegmentSet.empty();
            });
    merger.start();
    assertThat(merger.isAtWork()).isFalse();
    merger.wake();
    taking.await();
    assertThat(merger.isAtWork()).isTrue();
    Thread closing = Thread.ofPlatform().start(merger::close);
    closing.join(100);
    assertThat(closing.isAlive()).isTrue();
    taken.countDown();
    closing.join();
    assertThat(merger.isAtWork()).isFalse();
    assertThat(times).hasValue(1);
    assertThatThrownBy(() -> merger.merge(List.of(1L), key -> false, () -> {}))
        .isInstanceOf(MergeGate.ClosedException.class);
    assertThat(times).hasValue(1);
  }
}
