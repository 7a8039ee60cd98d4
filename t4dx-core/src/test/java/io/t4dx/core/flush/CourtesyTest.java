package io.t4dx.core.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Builders rest while there are searches, and never for longer than they have worked. */
final class CourtesyTest {
  private long now;
  private long rested;
  private final Courtesy courtesy = new Courtesy(() -> now, this::rest);

  private void rest(long nanos) {
    rested += nanos;
    now += nanos;
  }

  private void work(long nanos) {
    now += nanos;
    courtesy.step();
  }

  @Test
  void aBuilderWithoutSearchesNeverRests() {
    for (int i = 0; i < 1_000; i++) {
      work(200_000);
    }
    assertThat(rested).isZero();
  }

  @Test
  void aBuilderRestsWhileThereIsASearch() {
    work(5_000_000);
    courtesy.before(
        () -> {
          work(0);
          return rested;
        });
    assertThat(rested).isEqualTo(5_000_000);
  }

  @Test
  void searchWithoutEndHalvesTheSpeed() {
    long worked = 0;
    long before = now;
    for (int i = 0; i < 1_000; i++) {
      worked += 200_000;
      courtesy.before(
          () -> {
            work(200_000);
            return rested;
          });
    }
    assertThat(now - before - worked).isEqualTo(rested).isBetween(worked * 9 / 10, worked);
  }

  @Test
  void restsAreNotSavedUpBeyondALongSearch() {
    work(1_000_000_000);
    courtesy.before(
        () -> {
          work(0);
          return rested;
        });
    assertThat(rested).isEqualTo(Courtesy.MOST_NANOS);
  }

  @Test
  void aSearchThatFailsIsOverToo() {
    assertThatThrownBy(
            () ->
                courtesy.before(
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    work(5_000_000);
    assertThat(rested).isZero();
  }
}
