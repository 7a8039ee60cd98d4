package io.t4dx.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.DiskFile.Sync;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No caller's interrupt closes a file of the store, or is lost. */
final class InterruptedIoTest {
  private static final int ROUNDS = 300;
  private static final int RECORD = 2500;

  @TempDir Path directory;

  @Test
  void everyOperationOfAnInterruptedThreadWorksAndKeepsTheInterrupt() throws IOException {
    Disk disk = RealDisk.at(directory);
    Thread.currentThread().interrupt();
    try (DiskFile file = disk.create("a");
        Arena arena = Arena.ofShared()) {
      file.writeFully(DiskText.bytes("abc"), 0);
      file.sync(Sync.DATA);
      file.sync(Sync.ALL);
      disk.syncDirectory("");
      assertThat(DiskText.read(file, 0, 3)).isEqualTo("abc");
      assertThat(file.map(0, 3, arena).get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 'b');
      file.truncate(1);
      assertThat(file.size()).isEqualTo(1);
      disk.createDirectory("d");
      disk.rename("a", "d/b");
      disk.link("d/b", "c");
      assertThat(disk.list("")).containsExactly("c", "d");
      disk.delete("c");
      disk.lock("LOCK", "me").close();
    } finally {
      assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    }
  }

  @Test
  void threadsThatAreInterruptedAllTheTimeShareAFile() throws Exception {
    Disk disk = RealDisk.at(directory);
    int workers = 3;
    try (DiskFile file = disk.create("a");
        ExecutorService pool = Executors.newCachedThreadPool()) {
      List<Thread> threads = new ArrayList<>();
      List<Future<Integer>> results = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        Callable<Integer> work = work(file, worker);
        var task = new FutureTask<>(work);
        threads.add(Thread.ofPlatform().unstarted(task));
        results.add(task);
      }
      AtomicBoolean done = new AtomicBoolean();
      Future<Long> interrupts = pool.submit(() -> interrupt(threads, done));
      threads.forEach(Thread::start);
      int survived = 0;
      for (Future<Integer> result : results) {
        survived += result.get();
      }
      done.set(true);
      assertThat(survived).isEqualTo(workers * ROUNDS);
      assertThat(interrupts.get()).isPositive();
    }
  }

  private static Callable<Integer> work(DiskFile file, int worker) {
    return () -> {
      ByteBuffer record = ByteBuffer.allocateDirect(RECORD);
      for (int round = 0; round < ROUNDS; round++) {
        byte mark = (byte) (worker * ROUNDS + round);
        long position = (long) (worker * ROUNDS + round) * RECORD;
        record.clear();
        while (record.hasRemaining()) {
          record.put(mark);
        }
        file.writeFully(record.flip(), position);
        if (round % 10 == 0) {
          file.sync(Sync.DATA);
        }
        file.readFully(record.clear(), position);
        assertThat(record.get(RECORD - 1)).isEqualTo(mark);
        try (Arena arena = Arena.ofConfined()) {
          assertThat(file.map(position, RECORD, arena).get(ValueLayout.JAVA_BYTE, 0))
              .isEqualTo(mark);
        }
      }
      return ROUNDS;
    };
  }

  private static long interrupt(List<Thread> threads, AtomicBoolean done) {
    long interrupts = 0;
    while (!done.get()) {
      threads.forEach(Thread::interrupt);
      interrupts++;
      Thread.onSpinWait();
    }
    return interrupts;
  }
}
