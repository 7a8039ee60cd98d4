package io.t4dx.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.t4dx.resilience.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
  private long now = 1_000;
  private final List<String> changes = new ArrayList<>();
  private final CircuitBreaker breaker =
      breaker(BreakerOptions.defaults().excluding(List.of(IllegalArgumentException.class)));

  private CircuitBreaker breaker(BreakerOptions options) {
    CircuitBreaker made = new CircuitBreaker("log", options, () -> now);
    made.listen((name, before, after) -> changes.add(name + " " + before + " " + after));
    return made;
  }

  @Test
  void fourFailuresAndASuccessLeaveItClosed() {
    for (int round = 0; round < 3; round++) {
      fail(breaker, 4);
      assertThat(breaker.call(() -> "done")).isEqualTo("done");
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(changes).isEmpty();
  }

  @Test
  void fiveFailuresOpenItForSixtySeconds() {
    fail(breaker, 5);
    now += Duration.ofSeconds(59).toNanos();
    CircuitOpenException rejected =
        catchThrowableOfType(CircuitOpenException.class, () -> breaker.run(() -> {}));
    assertThat(rejected.remaining()).isEqualTo(Duration.ofSeconds(1));
    assertThat(rejected).hasMessageContaining("'log' is OPEN").hasMessageContaining("PT1S");
    assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(1));
    assertThat(breaker.statistics())
        .isEqualTo(new BreakerStatistics(State.OPEN, 0, 5, 0, 1, 1, 0, Duration.ofSeconds(59)));
  }

  @Test
  void twoTrialsCloseIt() {
    open(breaker);
    breaker.run(() -> {});
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    breaker.run(() -> {});
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(changes)
        .containsExactly("log CLOSED OPEN", "log OPEN HALF_OPEN", "log HALF_OPEN CLOSED");
  }

  @Test
  void anyFailureOnTrialOpensItAgain() {
    open(breaker);
    breaker.run(() -> {});
    fail(breaker, 1);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(60));
    assertThat(breaker.statistics().opened()).isEqualTo(2);
  }

  @Test
  void whatIsExcludedIsNoFailureAndNoSuccess() {
    fail(breaker, 4);
    for (int i = 0; i < 10; i++) {
      exclude(breaker);
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    fail(breaker, 1);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    now += Duration.ofSeconds(60).toNanos();
    exclude(breaker);
    exclude(breaker);
    exclude(breaker);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.statistics().excluded()).isEqualTo(13);
  }

  @Test
  void noMoreTrialsAreUnderWayThanSuccessesAreNeeded() throws InterruptedException {
    open(breaker);
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> trials = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      trials.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      breaker.run(
                          () -> {
                            inside.countDown();
                            await(go);
                          })));
    }
    inside.await();
    CircuitOpenException rejected =
        catchThrowableOfType(CircuitOpenException.class, () -> breaker.run(() -> {}));
    assertThat(rejected.remaining()).isZero();
    go.countDown();
    for (Thread trial : trials) {
      trial.join();
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aCallThatEndsInALaterStateDoesNotCountThere() {
    assertThatThrownBy(
            () ->
                breaker.run(
                    () -> {
                      open(breaker);
                      breaker.run(() -> {});
                      throw new IllegalStateException("late");
                    }))
        .hasMessage("late");
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    breaker.run(() -> {});
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void resetClosesItAtOnce() {
    fail(breaker, 5);
    breaker.reset();
    assertThat(breaker.call(() -> 7)).isEqualTo(7);
    fail(breaker, 4);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aListenerThatThrowsHarmsNobody() {
    breaker.listen(
        (name, before, after) -> {
          throw new IllegalStateException("listener");
        });
    fail(breaker, 5);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(changes).hasSize(1);
  }

  @Test
  void whatIsOutOfBoundsIsRefusedByName() {
    assertThatThrownBy(() -> BreakerOptions.defaults().failureThreshold(0))
        .hasMessageContaining("failureThreshold is 0");
    assertThatThrownBy(() -> BreakerOptions.defaults().successThreshold(1_001))
        .hasMessageContaining("successThreshold is 1001");
    assertThatThrownBy(() -> BreakerOptions.defaults().resetTimeout(Duration.ZERO))
        .hasMessageContaining("resetTimeout is PT0S");
  }

  /** Any sequence of calls and times, against the rules written down once more in the plain. */
  @Test
  void behavesAsTheRulesSayInAnySequence() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      BreakerOptions options =
          new BreakerOptions(
              1 + random.nextInt(4), Duration.ofMillis(1), 1 + random.nextInt(3), List.of());
      CircuitBreaker tested = breaker(options);
      State state = State.CLOSED;
      int inARow = 0;
      long since = now;
      for (int step = 0; step < 60; step++) {
        now += random.nextInt(400_000);
        boolean fails = random.nextInt(3) == 0;
        if (state == State.OPEN && now - since >= 1_000_000) {
          state = State.HALF_OPEN;
          inARow = 0;
        }
        if (state == State.OPEN) {
          assertThatThrownBy(() -> tested.run(() -> {})).isInstanceOf(CircuitOpenException.class);
        } else if (fails) {
          fail(tested, 1);
          inARow = state == State.CLOSED ? inARow + 1 : 0;
          if (state == State.HALF_OPEN || inARow == options.failureThreshold()) {
            state = State.OPEN;
            since = now;
          }
        } else {
          tested.run(() -> {});
          inARow = state == State.HALF_OPEN ? inARow + 1 : 0;
          if (state == State.HALF_OPEN && inARow == options.successThreshold()) {
            state = State.CLOSED;
            inARow = 0;
          }
        }
        assertThat(tested.state()).as("seed %d, step %d", seed, step).isEqualTo(state);
      }
    }
  }

  private void open(CircuitBreaker of) {
    fail(of, 5);
    now += Duration.ofSeconds(60).toNanos();
  }

  private static void fail(CircuitBreaker of, int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(
              () ->
                  of.run(
                      () -> {
                        throw new IllegalStateException("disk");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void exclude(CircuitBreaker of) {
    assertThatThrownBy(
            () ->
                of.run(
                    () -> {
                      throw new IllegalArgumentException("input");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
