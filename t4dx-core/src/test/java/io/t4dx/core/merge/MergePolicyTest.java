package io.t4dx.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.merge.MergePolicy.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Few segments, and little that is written again. */
final class MergePolicyTest {
  private final MergePolicy policy = MergePolicy.DEFAULT;
  private final List<Long> sizes = new ArrayList<>();
  private long written;
  private int most;

  private void flush(long size) {
    sizes.add(size);
    written += size;
    Optional<Run> run = choose();
    while (run.isPresent()) {
      List<Long> merged = sizes.subList(run.get().first(), run.get().end());
      long total = merged.stream().mapToLong(Long::longValue).sum();
      merged.clear();
      sizes.add(run.get().first(), total);
      written += total;
      run = choose();
    }
    most = Math.max(most, sizes.size());
  }

  private Optional<Run> choose() {
    return policy.choose(sizes.stream().mapToLong(Long::longValue).toArray());
  }

  @Test
  void aMillionItemsAreInTenSegmentsAndWrittenFewTimes() {
    for (int i = 0; i < 100; i++) {
      flush(10_000);
    }
    assertThat(most).isLessThanOrEqualTo(10);
    assertThat(written / 1_000_000.0).isLessThan(6);
  }

  @Test
  void flushesOfAnySizeStayFewAndAreWrittenFewTimes() {
    long seed = 21;
    SplittableRandom random = new SplittableRandom(seed);
    long total = 0;
    for (int i = 0; i < 400; i++) {
      long size = random.nextInt(4) == 0 ? random.nextInt(1, 50) : random.nextInt(1, 10_000);
      total += size;
      flush(size);
    }
    assertThat(most).as("seed %d", seed).isLessThanOrEqualTo(10);
    assertThat((double) written / total).as("seed %d", seed).isLessThan(8);
  }

  @Test
  void whatMustNotBeMergedIsLeftAlone() {
    assertThat(policy.choose(new long[] {10, 10, -1, 10, 10})).isEmpty();
    assertThat(policy.choose(new long[] {10, -1, 10, 10, 10, 10})).contains(new Run(2, 6));
  }

  @Test
  void aLargeSegmentIsNotWrittenAgainForAFewSmallOnes() {
    assertThat(policy.choose(new long[] {100_000, 10, 10, 10})).isEmpty();
    assertThat(policy.choose(new long[] {100_000, 10, 10, 10, 10})).contains(new Run(1, 5));
  }

  @Test
  void noSegmentGrowsBeyondTheBound() {
    long big = policy.largest() / 3;
    assertThat(policy.choose(new long[] {big, big, big, big})).isEmpty();
  }

  @Test
  void neverIsNever() {
    assertThat(MergePolicy.NEVER.choose(new long[1_000])).isEmpty();
  }
}
