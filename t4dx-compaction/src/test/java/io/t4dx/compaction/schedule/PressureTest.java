package io.t4dx.compaction.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import org.junit.jupiter.api.Test;

final class PressureTest {
  private static final long SECOND = 1_000_000_000L;

  private final SleepOptions options =
      SleepOptions.builder()
          .set(SleepSetting.PRESSURE_WRITES, 100)
          .set(SleepSetting.PRESSURE_HALF_LIFE, 10)
          .set(SleepSetting.IDLE_AFTER, 5)
          .build();
  private final Pressure pressure = new Pressure(options, 1_000, 0);

  @Test
  void itGrowsWithWrites() {
    pressure.look(1_050, true, SECOND);
    assertThat(pressure.value()).isEqualTo(0.5);
    pressure.look(1_150, true, 2 * SECOND);
    assertThat(pressure.value()).isEqualTo(1.5);
  }

  @Test
  void itFallsByHalfInEachHalfLifeOfIdleTime() {
    pressure.look(1_100, true, SECOND);
    pressure.look(1_100, false, 11 * SECOND);
    assertThat(pressure.value()).isCloseTo(0.5, within(1e-9));
    pressure.look(1_100, false, 21 * SECOND);
    assertThat(pressure.value()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void itStaysWhileTheStoreIsRead() {
    pressure.look(1_100, true, SECOND);
    pressure.look(1_100, true, 100 * SECOND);
    assertThat(pressure.value()).isEqualTo(1);
  }

  @Test
  void theWritesOfACycleAreNone() {
    pressure.look(1_100, true, SECOND);
    pressure.relieve(5_000);
    assertThat(pressure.value()).isZero();
    pressure.look(5_010, true, 2 * SECOND);
    assertThat(pressure.value()).isEqualTo(0.1);
  }

  @Test
  void aStoreIsIdleWhenItWasNotUsedForSoLong() {
    pressure.look(1_000, true, 10 * SECOND);
    pressure.look(1_000, false, 15 * SECOND - 1);
    assertThat(pressure.isIdle()).isFalse();
    pressure.look(1_000, false, 15 * SECOND);
    assertThat(pressure.isIdle()).isTrue();
    pressure.look(1_000, true, 16 * SECOND);
    assertThat(pressure.isIdle()).isFalse();
  }
}
