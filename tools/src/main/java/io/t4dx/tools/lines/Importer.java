package io.t4dx.tools.lines;

import io.t4dx.exchange.LineReader;
import io.t4dx.store.Store;
import io.t4dx.store.T4dxException;
import io.t4dx.tools.lines.Parsed.Bad;
import io.t4dx.tools.lines.Parsed.Good;
import io.t4dx.tools.print.Progress;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Writes lines to a store in their order: some threads read what the lines say, while this one
 * writes what they have read, a batch for each block.
 */
final class Importer {
  private static final int THREADS = 2;
  private static final int AHEAD = 4;

  private final Store store;
  private final LineReader reader;
  private final long fromLine;
  private final boolean goOn;
  private final Consumer<Bad> skipped;

  private long items;
  private long edges;
  private long bad;
  private volatile long nextLine;

  /** How it ended: by the line that stopped it, or at the end of the file. */
  record Ending(long items, long edges, long skipped, long nextLine, Optional<Bad> stoppedBy) {}

  /**
   * @param goOn whether a line that cannot be written is skipped, rather than the end
   * @param skipped is told each line that is
   */
  Importer(Store store, LineReader reader, long fromLine, boolean goOn, Consumer<Bad> skipped) {
    this.store = store;
    this.reader = reader;
    this.fromLine = fromLine;
    this.goOn = goOn;
    this.skipped = skipped;
    this.nextLine = fromLine;
  }

  /** The first line that is not known to be in the store; asked by any thread. */
  long nextLine() {
    return nextLine;
  }

  Ending run(InputStream in, Progress progress) throws IOException {
    BlockReader blocks = new BlockReader(in);
    ArrayDeque<Future<Parsed>> ahead = new ArrayDeque<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, Importer::daemon);
    try {
      // One block at a time is being read, while the one before it is written.
      Future<Optional<Block>> reading = threads.submit(blocks::next);
      boolean more = true;
      while (more || !ahead.isEmpty()) {
        Optional<Block> block = more ? read(reading) : Optional.empty();
        more = block.isPresent();
        if (more) {
          Block lines = block.get();
          reading = threads.submit(blocks::next);
          ahead.addLast(threads.submit(() -> Parsed.of(lines, fromLine, reader)));
        }
        if (!ahead.isEmpty() && (!more || ahead.size() > AHEAD)) {
          Parsed parsed = result(ahead.removeFirst());
          Optional<Bad> end = write(parsed);
          progress.at(items, parsed.block().bytesRead());
          if (end.isPresent()) {
            return ending(end);
          }
        }
      }
      return ending(Optional.empty());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().name("t4dx-lines").unstarted(work);
  }

  private Ending ending(Optional<Bad> stoppedBy) {
    return new Ending(items, edges, bad, nextLine, stoppedBy);
  }

  private static Optional<Block> read(Future<Optional<Block>> future) throws IOException {
    try {
      return result(future);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a block of lines cannot be read", e.getCause());
    }
  }

  /** Writes a block, or what of it can be; tells the line that ends it all. */
  private Optional<Bad> write(Parsed parsed) {
    List<Good> lines = parsed.good();
    Optional<Bad> end = Optional.empty();
    if (!parsed.bad().isEmpty()) {
      if (goOn) {
        parsed.bad().forEach(this::skip);
      } else {
        end = Optional.of(parsed.bad().getFirst());
        lines = parsed.before(end.get().number());
      }
    }
    Optional<Bad> refused = write(lines);
    if (refused.isPresent()) {
      return refused;
    }
    nextLine = end.map(Bad::number).orElse(Math.max(fromLine, parsed.block().nextLine()));
    return end;
  }

  private Optional<Bad> write(List<Good> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    WriteBatch batch = new WriteBatch();
    try {
      lines.forEach(line -> line.operations().forEach(batch::add));
      write(batch);
      lines.forEach(this::count);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return oneByOne(lines);
    }
  }

  /** The batch was refused, and nothing of it was written: the lines show which of them it is. */
  private Optional<Bad> oneByOne(List<Good> lines) {
    for (Good line : lines) {
      WriteBatch batch = new WriteBatch();
      try {
        line.operations().forEach(batch::add);
        write(batch);
        count(line);
      } catch (IllegalArgumentException e) {
        Bad refused = new Bad(line.number(), String.valueOf(e.getMessage()));
        if (!goOn) {
          nextLine = line.number();
          return Optional.of(refused);
        }
        skip(refused);
      }
    }
    return Optional.empty();
  }

  /** Who only writes can wait for memory as long as it takes. */
  private void write(WriteBatch batch) {
    while (true) {
      try {
        store.write(batch);
        return;
      } catch (T4dxException.Overloaded e) {
        Thread.onSpinWait();
      }
    }
  }

  private void count(Good line) {
    items += line.item() ? 1 : 0;
    edges += line.item() ? 0 : line.operations().size();
  }

  private void skip(Bad line) {
    bad++;
    skipped.accept(line);
  }
}
