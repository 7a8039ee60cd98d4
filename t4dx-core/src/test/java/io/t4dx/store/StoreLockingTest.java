package io.t4dx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.T4dx;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One store, one opener; and a process that is killed neither blocks the next nor loses a write.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StoreLockingTest {
  @TempDir Path directory;

  @Test
  void aSecondOpenerInThisProcessIsToldWhoHoldsTheStore() {
    try (Store first = T4dx.open(directory)) {
      assertThatExceptionOfType(T4dxException.StoreLocked.class)
          .isThrownBy(() -> T4dx.open(directory))
          .withMessageContaining("process " + ProcessHandle.current().pid())
          .withMessageContaining(directory.getFileName().toString());
      assertThat(first.insert(ItemDraft.in("alice").build()).lsn()).isEqualTo(1);
    }
    T4dx.open(directory).close();
  }

  @Test
  void aSecondOpenerInAnotherProcessIsToldWhoHoldsTheStore() throws Exception {
    try (Store first = T4dx.open(directory);
        StoreProcess other = StoreProcess.on(directory, "hold")) {
      assertThat(other.said())
          .startsWith("StoreLocked")
          .contains("process " + ProcessHandle.current().pid());
      assertThat(first.lsn()).isZero();
    }
  }

  @Test
  void aStoreThatAnotherProcessHoldsIsFreeWhenThatIsKilled() throws Exception {
    try (StoreProcess other = StoreProcess.on(directory, "hold")) {
      assertThat(other.said()).isEqualTo("open");
      assertThatExceptionOfType(T4dxException.StoreLocked.class)
          .isThrownBy(() -> T4dx.open(directory))
          .withMessageContaining("process " + other.pid());
      other.kill();
      try (Store store = T4dx.open(directory)) {
        assertThat(store.recovery().cleanShutdown()).isFalse();
        assertThat(store.recovery().intact()).isTrue();
      }
    }
  }

  @Test
  void aKilledProcessLosesNoWriteThatWasAcknowledgedToIt() throws Exception {
    Map<UUID, Long> wrote = new LinkedHashMap<>();
    try (StoreProcess other = StoreProcess.on(directory, "write")) {
      assertThat(other.said()).isEqualTo("open");
      for (int i = 0; i < 300; i++) {
        String[] words = other.said().split(" ", -1);
        wrote.put(UUID.fromString(words[2]), Long.parseLong(words[1]));
      }
      other.kill();
    }
    try (Store store = T4dx.open(directory)) {
      assertThat(store.lsn()).isGreaterThanOrEqualTo(300);
      wrote.forEach(
          (id, lsn) ->
              assertThat(store.get(new ItemKey("alice", id)))
                  .map(Item::content)
                  .hasValue("write " + lsn));
    }
  }
}
