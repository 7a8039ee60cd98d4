package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.query.Filter;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Questions;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every byte of every file of a small store is changed, and every file is cut off at every length:
 * that is found, or it makes no difference.
 *
 * <p>{@code -Dt4dx.damage.stride=1} does it for every place, not only for every so many.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineFilesDamageTest {
  private static final long SEED = 14;
  private static final int STRIDE = Integer.getInteger("t4dx.damage.stride", 97);
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT
          .flushing(EngineTuning.Flushing.CALLER)
          .graphFrom(1)
          .merging(MergePolicy.NEVER);

  private final ManualClock clock = ManualClock.standing();
  private SimulatedDisk whole = new SimulatedDisk();
  private ModelReads expected = new Rig(TUNING::open, options(), clock).model();

  private StoreOptions options() {
    return Workload.options(clock).build();
  }

  @BeforeEach
  void makeAStore() {
    Rig rig = new Rig(TUNING::open, options(), clock);
    new Workload(SEED, clock).run(rig);
    rig.open();
    new Workload(SEED + 1, clock).writeAfter(rig);
    assertThat(rig.store().stats().segments().count()).isGreaterThan(2);
    whole = rig.disk().crash(Survival.ALL);
    expected = rig.model();
    rig.abandon();
  }

  private Map<String, byte[]> files() throws IOException {
    SimulatedDisk disk = whole.crash(Survival.ALL);
    Map<String, byte[]> files = new TreeMap<>();
    for (String directory : List.of("", "wal", "segments")) {
      for (String name : disk.list(directory)) {
        if (name.contains(".") || name.equals("CURRENT")) {
          String path = directory.isEmpty() ? name : directory + "/" + name;
          files.put(path, DiskImage.read(disk, path));
        }
      }
    }
    return files;
  }

  private interface Damage {
    void to(SimulatedDisk disk) throws IOException;
  }

  @Test
  void everyByteThatIsChangedIsFoundOrMakesNoDifference() throws IOException {
    for (var file : files().entrySet()) {
      String path = file.getKey();
      int used = DiskImage.usedBytes(file.getValue());
      for (int at = 0; at < used; at += STRIDE) {
        byte[] changed = {(byte) (file.getValue()[at] ^ (1 << (at % 8)))};
        int place = at;
        check(path + " changed at " + at, disk -> DiskImage.write(disk, path, place, changed));
      }
    }
  }

  @Test
  void everyFileThatIsCutOffIsFoundOrMakesNoDifference() throws IOException {
    for (var file : files().entrySet()) {
      String path = file.getKey();
      int used = DiskImage.usedBytes(file.getValue());
      for (int length = 0; length < used; length += 3 * STRIDE) {
        int kept = length;
        check(path + " cut off at " + length, disk -> DiskImage.truncate(disk, path, kept));
      }
    }
  }

  @Test
  void everyFileThatIsMissingIsFoundOrMakesNoDifference() throws IOException {
    String newestOfLog =
        files().keySet().stream()
            .filter(path -> path.startsWith("wal/"))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    for (String path : files().keySet()) {
      // Without its newest file a log looks as it did before that was begun.
      if (!path.equals(newestOfLog)) {
        check(path + " is missing", disk -> disk.delete(path));
      }
    }
  }

  private void check(String what, Damage damage) throws IOException {
    try {
      strict(damaged(damage));
      degraded(damaged(damage));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(what + "\n" + e.getMessage(), e);
    }
  }

  private SimulatedDisk damaged(Damage damage) throws IOException {
    SimulatedDisk disk = whole.crash(Survival.ALL);
    damage.to(disk);
    return disk;
  }

  /** Refuses, or answers everything right, or says of an answer that it cannot be given. */
  private void strict(SimulatedDisk disk) {
    try (Store store = TUNING.open(disk, options())) {
      if (store.lsn() == expected.lsn()) {
        Questions.askAll(store, expected);
      } else {
        // A torn end of the log is no damage, but it is never just thrown away.
        assertThat(store.recovery().quarantined()).isNotEmpty();
      }
    } catch (T4dxException.StoreDamaged | T4dxException.StoreMismatch e) {
      assertThat(e).hasMessageContaining("simulated:");
    }
  }

  /** Opens whatever there is, and reports what is lost. */
  private void degraded(SimulatedDisk disk) {
    StoreOptions options = Workload.options(clock).recoveryMode(RecoveryMode.DEGRADED).build();
    try (Store store = TUNING.open(disk, options)) {
      // What was not acknowledged as far as the log can tell, a torn end, is put aside.
      if (store.recovery().intact() && store.recovery().quarantined().isEmpty()) {
        Questions.askAll(store, expected);
      }
      store.namespaces().forEach(name -> store.count(name, Filter.kappaBetween(0.1f, 0.6f)));
    } catch (T4dxException.StoreDamaged | T4dxException.StoreMismatch e) {
      assertThat(e).hasMessageContaining("simulated:");
    }
  }

  @Test
  void theFilesOfTheStoreAreAllLookedAt() throws IOException {
    assertThat(files()).containsKeys("STORE.json", "CURRENT");
    assertThat(files().keySet()).anyMatch(name -> name.endsWith(".seg"));
    assertThat(files().keySet()).anyMatch(name -> name.endsWith(".hnsw"));
    assertThat(files().keySet()).anyMatch(name -> name.endsWith(".wal.jsonl"));
    assertThat(files().keySet()).anyMatch(name -> name.startsWith("manifest-"));
  }
}
