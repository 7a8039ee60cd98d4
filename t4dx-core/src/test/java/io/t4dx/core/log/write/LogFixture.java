package io.t4dx.core.log.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.RecoveryReport;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.recover.LogRecovery;
import io.t4dx.core.log.recover.LogReplay;
import io.t4dx.core.log.recover.RecoveredLog;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the tests of the log share: a store's id, small writes, a clock, and a replay that is kept.
 */
final class LogFixture {
  static final UUID STORE = new UUID(0x1234_5678_9abc_def0L, 0x0fed_cba9_8765_4321L);
  static final LogOptions SMALL =
      LogOptions.DEFAULTS.withFirstZeros(8 << 10).withFileBytes(64 << 10);

  private LogFixture() {}

  /** A write with a text as its only operation. */
  static final class TextWrite extends PendingWrite {
    private final String text;

    TextWrite(String text) {
      this.text = text;
      byte[] bytes = ops(text).getBytes(UTF_8);
      payload(bytes, 0, bytes.length);
    }

    String text() {
      return text;
    }
  }

  static String ops(String text) {
    return "[\"" + text + "\"]";
  }

  /** What was applied, in order. */
  static final class Applied implements LogListener<TextWrite> {
    final Map<Long, String> texts = new TreeMap<>();
    final List<Long> rotations = new ArrayList<>();
    long published;

    @Override
    public synchronized void apply(TextWrite write) {
      texts.put(write.lsn(), write.text());
    }

    @Override
    public synchronized void published(long lastLsn) {
      published = lastLsn;
    }

    @Override
    public synchronized void rotated(long lastLsn) {
      rotations.add(lastLsn);
    }
  }

  /** What was replayed, in order. */
  static final class Replayed implements LogReplay<String> {
    final Map<Long, String> texts = new TreeMap<>();
    final List<Long> times = new ArrayList<>();

    @Override
    public String decode(byte[] bytes, int offset, int length) {
      String ops = new String(bytes, offset, length, UTF_8);
      return ops.substring(2, ops.length() - 2);
    }

    @Override
    public void apply(long lsn, long at, String text) {
      texts.put(lsn, text);
      times.add(at);
    }

    @Override
    public void forget() {
      texts.clear();
      times.clear();
    }
  }

  record Opened(
      LogWriter<TextWrite> writer, Applied applied, Replayed replayed, RecoveryReport report) {
    long append(String text) throws IOException {
      TextWrite write = new TextWrite(text);
      writer.append(write);
      return write.lsn();
    }

    /** All that a reader of the store sees. */
    Map<Long, String> visible() {
      Map<Long, String> all = new TreeMap<>(replayed.texts);
      all.putAll(applied.texts);
      return all;
    }
  }

  static AtomicLong clock() {
    return new AtomicLong(1_763_700_000_000_000L);
  }

  static Opened open(Disk disk, LogOptions options) throws IOException {
    return open(disk, options, RecoveryMode.STRICT);
  }

  /** Recovers and goes on, with no thread in the background. */
  static Opened open(Disk disk, LogOptions options, RecoveryMode mode) throws IOException {
    Replayed replayed = new Replayed();
    RecoveredLog recovered = LogRecovery.recover(disk, STORE, mode, 0, replayed);
    Applied applied = new Applied();
    AtomicLong clock = clock();
    LogWriter<TextWrite> writer =
        LogWriter.openByHand(
            disk, STORE, options, recovered.end(), clock::incrementAndGet, applied);
    return new Opened(writer, applied, replayed, recovered.report());
  }

  static Opened openFresh(Disk disk, LogOptions options) throws IOException {
    Applied applied = new Applied();
    AtomicLong clock = clock();
    LogWriter<TextWrite> writer =
        LogWriter.openByHand(disk, STORE, options, LogEnd.none(), clock::incrementAndGet, applied);
    RecoveryReport nothing =
        new RecoveryReport(
            RecoveryMode.STRICT,
            0,
            0,
            0,
            0,
            false,
            false,
            null,
            0,
            List.of(),
            List.of(),
            List.of());
    return new Opened(writer, applied, new Replayed(), nothing);
  }

  static LogOptions mode(SyncMode mode) {
    return SMALL.withSyncMode(mode);
  }

  static String file(long number) {
    return LogPaths.file(number);
  }

  static byte[] bytes(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer all = ByteBuffer.allocate((int) file.size());
      file.readFully(all, 0);
      return all.array();
    }
  }

  static String text(Disk disk, String path) throws IOException {
    return new String(bytes(disk, path), UTF_8);
  }

  static void write(Disk disk, String path, byte[] bytes) throws IOException {
    try (DiskFile file = disk.exists(path) ? disk.openForUpdate(path) : disk.create(path)) {
      file.truncate(0);
      file.writeFully(ByteBuffer.wrap(bytes), 0);
      file.sync(DiskFile.Sync.ALL);
    }
    disk.syncDirectory(LogPaths.DIRECTORY);
  }

  /** A copy of a disk of which everything is durable. */
  static SimulatedDisk copyOf(Disk disk) throws IOException {
    SimulatedDisk copy = new SimulatedDisk();
    for (String directory : List.of(LogPaths.DIRECTORY, LogPaths.QUARANTINE)) {
      copy.createDirectory(directory);
      copy.syncDirectory("");
      for (String name : disk.list(directory)) {
        String path = directory + "/" + name;
        try (DiskFile file = copy.create(path)) {
          file.writeFully(ByteBuffer.wrap(bytes(disk, path)), 0);
          file.sync(DiskFile.Sync.ALL);
        }
      }
      copy.syncDirectory(directory);
    }
    return copy;
  }

  /** Names and contents of all files of the log and its quarantine. */
  static Map<String, String> contents(Disk disk) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String directory : List.of(LogPaths.DIRECTORY, LogPaths.QUARANTINE)) {
      for (String name : disk.list(directory)) {
        contents.put(directory + "/" + name, text(disk, directory + "/" + name));
      }
    }
    return contents;
  }
}
