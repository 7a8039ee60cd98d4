package io.t4dx.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.resilience.HealthCheck;
import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.testing.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HealthRoundsTest {
  private final ManualClock clock = ManualClock.standing();
  private final List<ResilienceEvent> events = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean broken;

  private HealthRounds rounds(Duration timeout, Check... checks) {
    return new HealthRounds(
        List.of(checks),
        ResilienceOptions.builder().healthTimeout(timeout).build(),
        clock,
        events::add);
  }

  private String look() throws IOException {
    if (broken) {
      throw new IOException("no room");
    }
    return "fine";
  }

  private String hang() throws InterruptedException {
    begun.incrementAndGet();
    release.await();
    return "late";
  }

  @Test
  void threeFailuresInARowRaiseOneAlertAndASuccessEndsIt() {
    HealthRounds rounds =
        rounds(Duration.ofSeconds(60), new Check("space", this::look, "make room"));
    rounds.check();
    assertThat(rounds.latest()).extracting(HealthCheck::detail).containsExactly("fine");
    broken = true;
    clock.advance(1_000_000);
    for (int i = 1; i <= 5; i++) {
      rounds.check();
      clock.advance(1_000_000);
      assertThat(events).hasSize(i < 3 ? 0 : 1);
    }
    HealthCheck failed = rounds.latest().getFirst();
    assertThat(failed.ok()).isFalse();
    assertThat(failed.detail()).isEqualTo("no room");
    assertThat(failed.advice()).isEqualTo("make room");
    assertThat(failed.failuresInARow()).isEqualTo(5);
    assertThat(failed.since()).isEqualTo(ManualClock.standing().instant().plusSeconds(1));
    broken = false;
    rounds.check();
    assertThat(events).hasSize(2).last().isInstanceOf(ResilienceEvent.AlertEnded.class);
  }

  @Test
  void aCheckThatHangsHoldsUpNobodyAndIsNotBegunAgain() {
    HealthRounds rounds =
        rounds(
            Duration.ofMillis(10),
            new Check("log", this::hang, "look at the disk"),
            new Check("space", this::look, ""));
    rounds.check();
    rounds.check();
    assertThat(begun).hasValue(1);
    assertThat(rounds.latest().getFirst().detail()).isEqualTo("no answer within PT0.01S");
    assertThat(rounds.latest().getLast().name()).isEqualTo("space");
    release.countDown();
  }
}
