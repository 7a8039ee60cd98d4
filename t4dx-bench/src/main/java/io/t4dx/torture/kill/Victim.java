package io.t4dx.torture.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The process that is killed. Each thread counts, and each of its batches says its count in several
 * items, of which some are always the same and one is new: a batch that is there in part is seen,
 * and so is one that is missing.
 */
public final class Victim {
  static final String NAMESPACE = "victim";
  static final int THREADS = 3;

  /** Items that each batch of a thread replaces. */
  static final int SLOTS = 3;

  private final Store store;
  private final PrintStream out;

  private Victim(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  /** Small, so that a short life has rotations, flushes and merges in it. */
  static StoreOptions.Builder options(Counts counts) {
    return StoreOptions.builder()
        .components(List.of(counts))
        .checkpoints(CheckpointOptions.defaults().changes(100).kept(2))
        .memtableItems(150)
        .logFileBytes(64 << 10)
        .logLineBytes(32 << 10)
        .sleep(SleepOptions.builder().automatic(false).build());
  }

  /** The argument is the store's directory; it ends when it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    out.println("begun");
    Store store =
        T4dx.open(
            Path.of(arguments[0]),
            options(new Counts()).listener(event -> tell(event, out)).build());
    out.println("open");
    new Victim(store, out).live();
  }

  private static void tell(StoreEvent event, PrintStream out) {
    switch (event) {
      case StoreEvent.MemtableFrozen _ -> out.println("frozen");
      case StoreEvent.SegmentFlushed _ -> out.println("flushed");
      case StoreEvent.SegmentsMerged _ -> out.println("merged");
      default -> {}
    }
  }

  private void live() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads.add(Thread.ofPlatform().start(() -> write(number)));
    }
    while (threads.stream().allMatch(Thread::isAlive)) {
      out.println("sleeping");
      store.sleep().run();
      out.println("slept");
      out.println("checkpointing");
      store.checkpoint();
      out.println("checkpointed");
      if (out.checkError()) {
        // Nobody listens any more: whoever would have killed this process is gone.
        Runtime.getRuntime().halt(1);
      }
      Thread.sleep(20);
    }
  }

  private void write(int thread) {
    long count = Promises.countOf(store, thread, 0);
    while (true) {
      count++;
      WriteResult result = store.write(batch(thread, count));
      out.println("wrote " + thread + " " + count + " " + result.lsn());
    }
  }

  static UUID slot(int thread, int slot) {
    return new UUID(thread, slot);
  }

  static UUID entry(int thread, long count) {
    return new UUID(1L << 32 | thread, count);
  }

  private static WriteBatch batch(int thread, long count) {
    WriteBatch batch = new WriteBatch().add(Counts.of(thread, count));
    for (int slot = 0; slot < SLOTS; slot++) {
      batch.insert(
          ItemDraft.in(NAMESPACE)
              .id(slot(thread, slot))
              .content(Long.toString(count))
              .vector(thread, slot, (float) (count % 7))
              .build());
    }
    return batch.insert(
        ItemDraft.in(NAMESPACE).id(entry(thread, count)).content(Long.toString(count)).build(),
        EdgeDraft.of(
            NAMESPACE, entry(thread, count), EdgeType.SEQUENCE, entry(thread, count - 1), 0.5f));
  }
}
