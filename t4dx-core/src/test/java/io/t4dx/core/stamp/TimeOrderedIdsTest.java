package io.t4dx.core.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.Ids;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Ids rise, whatever the clock does, and are of the version that they claim. */
final class TimeOrderedIdsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final MicroClock clock = new MicroClock(now::get);
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, OptionalLong.of(1));

  @Test
  void riseWhileTheClockStandsStillOrGoesBack() {
    UUID last = ids.next();
    for (int i = 0; i < 10_000; i++) {
      if (i == 5_000) {
        now.set(NOON.minusSeconds(60));
      }
      UUID next = ids.next();
      assertThat(Ids.compare(next, last)).isPositive();
      last = next;
    }
  }

  @Test
  void carryTheTimeAndTheVersion() {
    UUID id = ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void areTheSameForTheSameSeedAndClock() {
    TimeOrderedIds again = new TimeOrderedIds(clock, OptionalLong.of(1));
    assertThat(again.next()).isEqualTo(ids.next());
  }
}
