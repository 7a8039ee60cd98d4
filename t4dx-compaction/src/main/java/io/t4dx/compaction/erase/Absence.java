package io.t4dx.compaction.erase;

import io.t4dx.compaction.archive.Archive;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows that no file of a store has anything of some items: every segment is read for rows, edges
 * and patches of theirs, dead ones too, every file of the archive for their lines, and every byte
 * of the log for writes of them. Graphs have nothing but the rows of their segments; manifests and
 * the journal have no contents.
 */
final class Absence {
  private static final String LOG = "wal";
  private static final int WINDOW = 4 << 20;

  /** More than what stands in a line from the begin of a write to the end of the id. */
  private static final int OVERLAP = 4 << 10;

  private static final Pattern WRITE =
      Pattern.compile(
          "\"op\":\"(?:INSERT|UPDATE_FIELDS)\",\"ns\":\"(?:[^\"\\\\]|\\\\.)*\",\"id\":\"([-0-9a-f]{36})\"");

  private final Disk disk;
  private int files;
  private long bytes;

  private Absence(Disk disk) {
    this.disk = disk;
  }

  /**
   * Looks everywhere.
   *
   * @param erased the items that were there
   * @throws IOException if something is left, or cannot be read
   */
  static Absence show(SleepHost host, Archive archive, Predicate<ItemKey> keys, Set<UUID> erased)
      throws IOException {
    List<Long> segments = host.segmentsWith(keys);
    if (!segments.isEmpty()) {
      throw new IOException("segments " + segments + " still have something of what was erased");
    }
    if (!archive.rewriteWithout(keys).isEmpty()) {
      throw new IOException("the archive still has something of what was erased");
    }
    Absence absence = new Absence(host.disk());
    for (String name : host.disk().list(LOG)) {
      absence.showLog(LOG + "/" + name, erased);
    }
    for (String directory : List.of("", "segments", "archive", "sleep", LOG)) {
      absence.count(directory);
    }
    return absence;
  }

  int files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  private void count(String directory) throws IOException {
    for (String name : disk.list(directory)) {
      String path = directory.isEmpty() ? name : directory + "/" + name;
      if (path.contains(".")) {
        try (DiskFile file = disk.openForRead(path)) {
          files++;
          bytes += file.size();
        }
      }
    }
  }

  /** As much as there is. */
  private static void fill(ByteBuffer window, DiskFile file, long from) throws IOException {
    window.clear();
    long at = from;
    int read = 0;
    while (window.hasRemaining() && read >= 0) {
      read = file.read(window, at);
      at += Math.max(0, read);
    }
    window.flip();
  }

  private void showLog(String path, Set<UUID> erased) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer window = ByteBuffer.allocate(WINDOW);
      for (long from = 0; from < file.size(); from += WINDOW - OVERLAP) {
        fill(window, file, from);
        Matcher writes = WRITE.matcher(StandardCharsets.ISO_8859_1.decode(window));
        while (writes.find()) {
          if (erased.contains(UUID.fromString(writes.group(1)))) {
            throw new IOException(disk.describe(path) + " still has a write of " + writes.group(1));
          }
        }
      }
    }
  }
}
