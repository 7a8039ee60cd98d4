package io.t4dx.compaction.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RestsTest {
  private long now;
  private long rested;

  private Rests rests(double share) {
    return new Rests(
        share,
        () -> now,
        nanos -> {
          now += nanos;
          rested += nanos;
        });
  }

  @Test
  void workTakesItsShareOfTheTime() {
    Rests rests = rests(0.25);
    for (int i = 0; i < 10_000; i++) {
      now += 100_000;
      rests.step();
    }
    assertThat((double) (now - rested) / now).isBetween(0.24, 0.26);
  }

  @Test
  void workWithoutABoundNeverRests() {
    Rests rests = rests(1);
    for (int i = 0; i < 10_000; i++) {
      now += 100_000;
      rests.step();
    }
    assertThat(rested).isZero();
  }
}
