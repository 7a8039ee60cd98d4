package io.t4dx.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Scan;
import io.t4dx.resilience.DegradationLevel;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.store.ItemStream;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.Durability;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A real file system that is full, and then is not: {@code mount -t tmpfs -o size=8m tmpfs
 * DIRECTORY}, and {@code -Dt4dx.small.disk=DIRECTORY}. It needs the right to mount, so it is not
 * run by default.
 */
@EnabledIfSystemProperty(
    named = "t4dx.small.disk",
    matches = ".+",
    disabledReason = "no small file system is given by -Dt4dx.small.disk")
final class SmallDiskTest {
  private final Path small = Path.of(System.getProperty("t4dx.small.disk", ""));

  @Test
  void levelsQueueAndDrainAndEverythingInItsOrder() throws IOException {
    Path ballast = small.resolve("ballast");
    Files.write(ballast, new byte[4 << 20]);
    ResilienceOptions resilience =
        ResilienceOptions.builder()
            .background(false)
            .leastFreeBytes(0)
            .breaker(ResilienceOptions.defaults().breaker().resetTimeout(Duration.ofMillis(1)))
            .build();
    StoreOptions options = StoreOptions.builder().logFileBytes(256 << 10).build();
    List<Integer> written = new ArrayList<>();
    int queued = 0;
    try (ResilientStore store = T4dx.openResilient(small.resolve("store"), options, resilience)) {
      for (int i = 0; queued < 300; i++) {
        ItemDraft item =
            ItemDraft.in("alice").id(new UUID(1, i)).content("a long memory ".repeat(200)).build();
        Durability durability = store.writeOrQueue(new WriteBatch().insert(item)).durability();
        queued += durability == Durability.QUEUED ? 1 : 0;
        written.add(i);
      }
      assertThat(store.level()).isEqualTo(DegradationLevel.READ_ONLY);
      assertThat(numbersInOrder(store)).isEqualTo(written.subList(0, written.size() - 300));
      store.checkHealth();
      assertThat(store.level()).isNotEqualTo(DegradationLevel.NORMAL);
      Files.delete(ballast);
      store.checkHealth();
      store.checkHealth();
      assertThat(store.level()).isEqualTo(DegradationLevel.NORMAL);
      assertThat(numbersInOrder(store)).isEqualTo(written);
    }
    try (ResilientStore store = T4dx.openResilient(small.resolve("store"), options, resilience)) {
      assertThat(numbersInOrder(store)).isEqualTo(written);
    }
  }

  private static List<Integer> numbersInOrder(ResilientStore store) {
    List<Item> items = new ArrayList<>();
    try (ItemStream stream = store.scan(Scan.in("alice"))) {
      stream.forEachRemaining(items::add);
    }
    return items.stream()
        .sorted(Comparator.comparingLong(Item::lsn))
        .map(item -> (int) item.id().getLeastSignificantBits())
        .toList();
  }
}
