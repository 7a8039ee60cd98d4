package io.t4dx.core.log.recover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether entries are read ahead or not makes no difference, but for the thread that reads. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAheadTest {
  private static final UUID STORE = RecoveryFixture.STORE;
  private static final long ALWAYS = 0;
  private static final long NEVER = Long.MAX_VALUE;

  /** More than one batch, and more than may be ahead at once. */
  private static final int LARGE_LINES = 60;

  private final SimulatedDisk disk = RecoveryFixture.threeFiles(false);

  ReadAheadTest() throws IOException {}

  /** What a replay was given, and where it refuses. */
  private static final class Seen implements LogReplay<String> {
    final List<String> applied = new ArrayList<>();
    final String undecodable;
    final String unapplicable;
    int forgotten;

    Seen() {
      this("none", "none");
    }

    Seen(String undecodable, String unapplicable) {
      this.undecodable = undecodable;
      this.unapplicable = unapplicable;
    }

    @Override
    public String decode(byte[] bytes, int offset, int length) throws IOException {
      String text = new String(bytes, offset, length, UTF_8);
      if (text.contains(undecodable)) {
        throw new IOException("cannot decode " + undecodable);
      }
      return text;
    }

    @Override
    public void apply(long lsn, long at, String entry) {
      if (entry.contains(unapplicable)) {
        throw new IllegalStateException("cannot apply " + unapplicable);
      }
      applied.add(lsn + "@" + at + ": " + entry);
    }

    @Override
    public void forget() {
      forgotten++;
    }
  }

  /** All that can be told of a recovery from outside. */
  private record Outcome(
      List<String> applied,
      int forgotten,
      @Nullable String result,
      Map<String, String> files,
      List<String> operations) {}

  private static Outcome recover(
      SimulatedDisk disk, RecoveryMode mode, long readAheadFrom, Seen seen) {
    String result;
    try {
      result = LogRecovery.recover(disk, STORE, mode, 0, seen, readAheadFrom).toString();
    } catch (IOException | RuntimeException e) {
      result = e.toString();
    }
    assertThat(threads()).isEmpty();
    return new Outcome(seen.applied, seen.forgotten, result, files(disk), disk.trace());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("t4dx-replay"))
        .toList();
  }

  private void bothWays(SimulatedDisk original, FaultPlan plan, RecoveryMode mode, String what) {
    SimulatedDisk direct = copyOf(original);
    SimulatedDisk ahead = copyOf(original);
    direct.plan(plan);
    ahead.plan(plan);
    assertThat(recover(ahead, mode, ALWAYS, new Seen()))
        .as(what)
        .isEqualTo(recover(direct, mode, NEVER, new Seen()));
  }

  @Test
  void everyDamageIsToldTheSameWay() throws IOException {
    SimulatedDisk whole = copyOf(disk);
    for (String name : whole.list(LogPaths.DIRECTORY)) {
      String path = LogPaths.DIRECTORY + "/" + name;
      int size = RecoveryFixture.bytes(whole, path).length;
      for (int offset = 0; offset < size; offset += 11) {
        SimulatedDisk flipped = copyOf(disk);
        flipped.flip(path, offset, offset % 8);
        for (RecoveryMode mode : RecoveryMode.values()) {
          bothWays(flipped, FaultPlan.NONE, mode, mode + ", a flip in " + path + "@" + offset);
        }
      }
    }
  }

  @Test
  void everyErrorOfTheDiskIsToldTheSameWay() {
    for (Operation kind : Operation.values()) {
      for (long nth = 1; nth <= 25; nth++) {
        bothWays(
            disk,
            FaultPlan.NONE.failAt(kind, nth),
            RecoveryMode.STRICT,
            kind + " " + nth + " fails");
      }
    }
  }

  @Test
  void aCrashAtAnyOperationOfARepairLeavesTheSame() throws IOException {
    SimulatedDisk flipped = copyOf(disk);
    flipped.flip(LogPaths.file(2), 300, 3);
    for (long nth = 1; nth <= 40; nth++) {
      for (RecoveryMode mode : RecoveryMode.values()) {
        SimulatedDisk direct = copyOf(flipped);
        SimulatedDisk ahead = copyOf(flipped);
        direct.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
        ahead.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
        assertThat(crash(ahead, mode, ALWAYS)).isEqualTo(crash(direct, mode, NEVER));
      }
    }
  }

  private static List<String> crash(SimulatedDisk disk, RecoveryMode mode, long readAheadFrom) {
    Seen seen = new Seen();
    List<String> told = new ArrayList<>();
    try {
      told.add(LogRecovery.recover(disk, STORE, mode, 0, seen, readAheadFrom).toString());
    } catch (IOException e) {
      told.add(e.toString());
    }
    told.addAll(seen.applied);
    told.addAll(disk.trace());
    return told;
  }

  @Test
  void anErrorComesAfterAllEntriesBeforeIt() throws IOException {
    for (long readAheadFrom : new long[] {ALWAYS, NEVER}) {
      Seen undecodable = new Seen("text 5", "none");
      assertThat(recover(copyOf(disk), RecoveryMode.STRICT, readAheadFrom, undecodable).result())
          .isEqualTo("java.io.IOException: cannot decode text 5");
      assertThat(undecodable.applied).hasSize(4);

      Seen unapplicable = new Seen("text 6", "text 3");
      assertThat(recover(copyOf(disk), RecoveryMode.STRICT, readAheadFrom, unapplicable).result())
          .isEqualTo("java.lang.IllegalStateException: cannot apply text 3");
      assertThat(unapplicable.applied).hasSize(2);
    }
  }

  @Test
  void theReaderWaitsForTheWriterAndEndsWithIt() throws IOException {
    SimulatedDisk large = large();
    Seen all = new Seen();
    recover(copyOf(large), RecoveryMode.STRICT, ALWAYS, all);
    assertThat(all.applied).hasSize(LARGE_LINES);

    Seen first = new Seen("none", "line 0 ");
    assertThat(recover(copyOf(large), RecoveryMode.STRICT, ALWAYS, first).result())
        .contains("cannot apply line 0");
  }

  @Test
  void anInterruptNeitherEndsItNorIsLost() throws IOException {
    SimulatedDisk large = large();
    Thread.currentThread().interrupt();
    Seen seen = new Seen();
    String result = recover(large, RecoveryMode.STRICT, ALWAYS, seen).result();
    assertThat(Thread.interrupted()).as(result).isTrue();
    assertThat(seen.applied).hasSize(LARGE_LINES);
  }

  private static SimulatedDisk large() throws IOException {
    SimulatedDisk large = new SimulatedDisk();
    LogWriter<RecoveryFixture.Write> log =
        LogWriter.openWithoutThread(
            large, STORE, LogOptions.DEFAULTS, LogEnd.none(), () -> 1, write -> {});
    for (int i = 0; i < LARGE_LINES; i++) {
      log.append(new RecoveryFixture.Write("line " + i + " " + "x".repeat(200_000)));
    }
    log.close();
    return large;
  }

  private static Map<String, String> files(SimulatedDisk disk) {
    try {
      return RecoveryFixture.files(disk);
    } catch (IOException e) {
      return Map.of("none", e.toString());
    }
  }

  private static SimulatedDisk copyOf(SimulatedDisk disk) {
    return RecoveryFixture.copyOf(disk);
  }
}
