package io.t4dx.compaction.journal;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import io.t4dx.model.ItemKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal of a store. Used by any number of threads, one after the other. */
public final class Journal {
  static final String DIRECTORY = "sleep";
  static final String SUFFIX = ".journal.jsonl";

  private static final int MOST_LINE_BYTES = 16 << 20;

  /** An append writes and syncs whenever it has so many bytes. */
  private static final int WRITE_BYTES = 1 << 20;

  private final NumberedFiles files;
  private final JournalReading reading;
  private final JournalWriter writer;
  private final long keepBytes;
  private long lastCycle;

  private Journal(Disk disk, NumberedFiles files, long keepBytes, Consumer<JournalDamage> damages) {
    this.files = files;
    this.reading = new JournalReading(disk, files, damages);
    this.writer = new JournalWriter(disk, files, keepBytes);
    this.keepBytes = keepBytes;
  }

  /**
   * Opens what is there; makes the directory where there is none.
   *
   * @param keepBytes what an append leaves at most, the newest file apart
   * @param damages is told of bytes that are passed over, now and whenever they are met
   * @throws JournalVersionException if a newer release wrote it
   */
  public static Journal open(Disk disk, long keepBytes, Consumer<JournalDamage> damages)
      throws IOException {
    NumberedFiles files = NumberedFiles.open(disk, DIRECTORY, SUFFIX);
    Journal journal = new Journal(disk, files, keepBytes, damages);
    journal.recall();
    return journal;
  }

  /**
   * Appends entries, and lets the oldest files go that are too much. When this returns they are
   * durable. When it throws, some of them may be there, from the first on; appending them again is
   * then right.
   *
   * @throws IllegalArgumentException where an entry takes more bytes than a line may
   */
  public synchronized void append(List<JournalEntry> entries) throws IOException {
    ByteArrayOutputStream pending = new ByteArrayOutputStream();
    for (JournalEntry entry : entries) {
      byte[] line = line(entry);
      if (!writer.takes(pending.size(), line.length)) {
        writer.append(pending);
        writer.begin(lastCycle);
      }
      pending.writeBytes(line);
      lastCycle = Math.max(lastCycle, cycle(entry));
      if (pending.size() >= WRITE_BYTES) {
        writer.append(pending);
      }
    }
    writer.append(pending);
    files.keep(keepBytes);
  }

  /** The number of the newest cycle; 0 before the first. */
  public synchronized long lastCycle() {
    return lastCycle;
  }

  /** The newest entry about an item; files are read for it, newest first. */
  public synchronized Optional<JournalEntry> newest(ItemKey key) throws IOException {
    for (long number : files.sizes().descendingKeySet()) {
      Optional<JournalEntry> newest =
          reading.read(number).entries().stream()
              .filter(entry -> entry.isAbout(key))
              .reduce((_, later) -> later);
      if (newest.isPresent()) {
        return newest;
      }
    }
    return Optional.empty();
  }

  /** Reads all entries, oldest first. */
  public synchronized void forEach(Consumer<JournalEntry> consumer) throws IOException {
    for (long number : files.sizes().keySet()) {
      reading.read(number).entries().forEach(consumer);
    }
  }

  /** The files that are there, oldest first. */
  public List<String> files() {
    return files.sizes().keySet().stream().map(files::path).toList();
  }

  public long bytes() {
    return files.bytes();
  }

  /** Finds the newest cycle, and where the newest file ends. */
  private void recall() throws IOException {
    boolean newest = true;
    for (long number : files.sizes().descendingKeySet()) {
      JournalFile file = reading.read(number);
      if (newest) {
        writer.goOnBehind(number, file.end());
        newest = false;
      }
      lastCycle = Math.max(lastCycle, file.header().map(JournalHeader::cycle).orElse(0L));
      for (JournalEntry entry : file.entries()) {
        lastCycle = Math.max(lastCycle, cycle(entry));
      }
      if (file.header().isPresent()) {
        return;
      }
    }
  }

  private static byte[] line(JournalEntry entry) {
    byte[] line = JournalEncoder.line(entry);
    if (line.length > MOST_LINE_BYTES) {
      throw new IllegalArgumentException(
          "an entry takes " + line.length + " bytes; at most " + MOST_LINE_BYTES + " are allowed");
    }
    return line;
  }

  private static long cycle(JournalEntry entry) {
    return switch (entry) {
      case JournalEntry.Cycle cycle -> cycle.number();
      case JournalEntry.Forgotten forgotten -> forgotten.cycle();
      case JournalEntry.Restored _, JournalEntry.Erased _ -> 0;
    };
  }
}
