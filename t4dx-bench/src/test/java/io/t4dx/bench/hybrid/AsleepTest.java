package io.t4dx.bench.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsleepTest {
  private static final SleepProgress BEGUN = new SleepProgress(1, SleepPass.NREM, 0, "replaying");

  private final Asleep asleep = new Asleep();

  @Test
  void aCycleOfAStoreIsCounted(@TempDir Path directory) {
    SleepOptions sleep = SleepOptions.builder().automatic(false).listener(asleep).build();
    try (Store store = T4dx.open(directory, StoreOptions.builder().sleep(sleep).build())) {
      store.insert(ItemDraft.in("agent").content("text").build());
      Asleep.Amount before = asleep.amount();
      assertThat(before).isEqualTo(new Asleep.Amount(0, 0));
      store.sleep().run();
      Asleep.Amount slept = asleep.amount().since(before);
      assertThat(slept.cycles()).isEqualTo(1);
      assertThat(slept.nanos()).isPositive();
      assertThat(asleep.amount()).isEqualTo(slept);
    }
  }

  @Test
  void aCycleThatIsUnderWayCountsUntilNow() {
    asleep.progress(BEGUN);
    Asleep.Amount first = asleep.amount();
    asleep.progress(BEGUN);
    long now = System.nanoTime();
    while (System.nanoTime() == now) {
      Thread.onSpinWait();
    }
    Asleep.Amount second = asleep.amount();
    assertThat(second.nanos()).isGreaterThan(first.nanos());
    assertThat(second.cycles()).isZero();
  }

  @Test
  void aCycleThatFailedIsNoneThatEnded() {
    asleep.progress(BEGUN);
    asleep.failed("a full disk");
    assertThat(asleep.amount()).isEqualTo(asleep.amount());
    assertThat(asleep.amount().cycles()).isZero();
  }
}
