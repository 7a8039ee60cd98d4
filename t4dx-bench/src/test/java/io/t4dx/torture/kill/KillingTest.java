package io.t4dx.torture.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -Dt4dx.torture.rounds=20}. */
final class KillingTest {
  private static final int ROUNDS = Integer.getInteger("t4dx.torture.rounds", 20);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatWasAcknowledgedBeforeTheKillIsThereAfterwards() throws Exception {
    long seed = System.nanoTime();
    System.out.println(
        "KillingTest: tools/t4dx torture --kill --rounds " + ROUNDS + " --seed " + seed);
    Killing killing = new Killing(seed, System.out);
    killing.run(ROUNDS);
    System.out.println("KillingTest: " + killing.writes() + " writes, " + killing.moments());
    assertThat(killing.writes()).isGreaterThan(ROUNDS);
    assertThat(killing.moments().values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThanOrEqualTo(ROUNDS);
  }
}
