package io.t4dx.compaction.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepSetting;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DueTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final SleepOptions options =
      SleepOptions.builder()
          .set(SleepSetting.NREM_SEGMENTS, 3)
          .set(SleepSetting.REM_ITEMS, 10)
          .set(SleepSetting.PRUNE_DEAD_SHARE, 0.25)
          .set(SleepSetting.PRUNE_EVERY, 100)
          .build();
  private final Due due = new Due(options, START);

  private static Due.Gathered gathered(
      List<SegmentWeight> segments, long transitional, long seconds) {
    return new Due.Gathered(segments, transitional, START.plusSeconds(seconds));
  }

  private static List<SegmentWeight> segments(long... numbers) {
    return LongStream.of(numbers)
        .mapToObj(number -> new SegmentWeight(number, 100, 0, 0, 0, 1_000))
        .toList();
  }

  private static List<SegmentWeight> dead(int rows) {
    return List.of(new SegmentWeight(1, 100, rows, 0, 0, 1_000));
  }

  @Test
  void nothingIsDueAtFirst() {
    assertThat(due.passes(gathered(List.of(), 0, 0))).isEmpty();
  }

  @Test
  void nremIsDueWhenSegmentsHaveGatheredThatItHasNotMerged() {
    assertThat(due.passes(gathered(segments(1, 2), 0, 0))).isEmpty();
    assertThat(due.passes(gathered(segments(1, 2, 3), 0, 0))).containsExactly(SleepPass.NREM);
    due.made(List.of(SleepPass.NREM), gathered(segments(4), 0, 0));
    assertThat(due.passes(gathered(segments(4, 5, 6), 0, 0))).isEmpty();
    assertThat(due.passes(gathered(segments(4, 5, 6, 7), 0, 0))).containsExactly(SleepPass.NREM);
  }

  @Test
  void remIsDueWhenItemsBecameTransitionalSinceItLooked() {
    assertThat(due.passes(gathered(List.of(), 9, 0))).isEmpty();
    assertThat(due.passes(gathered(List.of(), 10, 0))).containsExactly(SleepPass.REM);
    due.made(List.of(SleepPass.REM), gathered(List.of(), 10, 0));
    assertThat(due.passes(gathered(List.of(), 19, 0))).isEmpty();
    assertThat(due.passes(gathered(List.of(), 20, 0))).containsExactly(SleepPass.REM);
  }

  @Test
  void pruneIsDueWhenEnoughIsDead() {
    assertThat(due.passes(gathered(dead(24), 0, 0))).isEmpty();
    assertThat(due.passes(gathered(dead(25), 0, 0))).containsExactly(SleepPass.PRUNE);
  }

  @Test
  void pruneDoesNotComeBackForWhatItLeft() {
    due.made(List.of(SleepPass.PRUNE), gathered(dead(30), 0, 0));
    assertThat(due.passes(gathered(dead(54), 0, 0))).isEmpty();
    assertThat(due.passes(gathered(dead(55), 0, 0))).containsExactly(SleepPass.PRUNE);
  }

  @Test
  void pruneIsDueWhenItHasNotLookedForLong() {
    assertThat(due.passes(gathered(List.of(), 0, 99))).isEmpty();
    assertThat(due.passes(gathered(List.of(), 0, 100))).containsExactly(SleepPass.PRUNE);
    due.made(List.of(SleepPass.PRUNE), gathered(List.of(), 0, 150));
    assertThat(due.passes(gathered(List.of(), 0, 249))).isEmpty();
  }

  @Test
  void passesAreInTheirOrder() {
    assertThat(due.passes(gathered(segments(1, 2, 3), 10, 100)))
        .containsExactly(SleepPass.NREM, SleepPass.REM, SleepPass.PRUNE);
  }
}
