package io.t4dx.core.log.recover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.log.write.PendingWrite;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Small logs, and what is in them. */
final class RecoveryFixture {
  static final UUID STORE = new UUID(7, 11);
  static final LogOptions OPTIONS = LogOptions.DEFAULTS.withFirstZeros(512).withFileBytes(4096);

  private RecoveryFixture() {}

  /** A write of one text. */
  static final class Write extends PendingWrite {
    Write(String text) {
      byte[] bytes = ("[\"" + text + "\"]").getBytes(UTF_8);
      payload(bytes, 0, bytes.length);
    }
  }

  /** The texts of a log by their LSNs. */
  static final class Texts implements LogReplay<String> {
    final Map<Long, String> texts = new TreeMap<>();

    @Override
    public String decode(byte[] bytes, int offset, int length) {
      return new String(bytes, offset + 2, length - 4, UTF_8);
    }

    @Override
    public void apply(long lsn, long at, String entry) {
      texts.put(lsn, entry);
    }

    @Override
    public void forget() {
      texts.clear();
    }
  }

  static LogWriter<Write> open(Disk disk, LogEnd end) throws IOException {
    long[] clock = {1_000};
    return LogWriter.openWithoutThread(disk, STORE, OPTIONS, end, () -> clock[0]++, write -> {});
  }

  /** Three files: LSNs 1 to 3, 4 to 6 and 7. */
  static SimulatedDisk threeFiles(boolean sealed) throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    LogWriter<Write> log = open(disk, LogEnd.none());
    for (int i = 1; i <= 7; i++) {
      log.append(new Write("text " + i));
      if (i % 3 == 0) {
        log.rotate();
      }
    }
    if (sealed) {
      log.close();
    }
    return disk;
  }

  /** Opens the log as a store does, writes to it, and returns what was in it before. */
  static Map<Long, String> openAndGoOn(Disk disk, RecoveryMode mode) throws IOException {
    Texts found = new Texts();
    RecoveredLog log = LogRecovery.recover(disk, STORE, mode, 0, found);
    try (LogWriter<Write> writer = open(disk, log.end())) {
      Write write = new Write("after");
      writer.append(write);
      if (!found.texts.isEmpty() && write.lsn() <= 7) {
        throw new AssertionError("LSN " + write.lsn() + " was handed out twice");
      }
    }
    return found.texts;
  }

  static Map<Long, String> read(SimulatedDisk disk, RecoveryMode mode) throws IOException {
    Texts found = new Texts();
    LogRecovery.recover(copyOf(disk), STORE, mode, 0, found);
    return found.texts;
  }

  /** All files of the log and its quarantine. */
  static Map<String, String> files(Disk disk) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String directory : List.of(LogPaths.DIRECTORY, LogPaths.QUARANTINE)) {
      for (String name : disk.list(directory)) {
        files.put(directory + "/" + name, new String(bytes(disk, directory + "/" + name), UTF_8));
      }
    }
    return files;
  }

  static byte[] bytes(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer all = ByteBuffer.allocate((int) file.size());
      file.readFully(all, 0);
      return all.array();
    }
  }

  /** A copy of all that is there; the original can only be copied from then on. */
  static SimulatedDisk copyOf(SimulatedDisk disk) {
    return disk.crash(Survival.ALL);
  }
}
