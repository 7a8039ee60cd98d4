package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.LogEnd.Retained;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files that take no more writes: some still to be trimmed, all to be released one day. */
final class ClosedFiles {
  private final Disk disk;
  private final ArrayDeque<Retained> retained;
  private final ArrayDeque<Retired> retired = new ArrayDeque<>();

  private record Retired(ActiveFile file, FilePosition end, boolean trim) {}

  ClosedFiles(Disk disk, Collection<Retained> retained) {
    this.disk = disk;
    this.retained = new ArrayDeque<>(retained);
  }

  /** Takes a file over from the leader; it is closed later, by the groundwork. */
  synchronized void retire(ActiveFile file, FilePosition end, boolean trim) {
    retained.addLast(new Retained(end.file(), file.firstLsn(), end.lastLsn(), end.size()));
    retired.addLast(new Retired(file, end, trim));
  }

  synchronized boolean hasRetired() {
    return !retired.isEmpty();
  }

  /**
   * Trims and closes the next file that was retired. A file that cannot be trimmed only keeps its
   * free space: the next header says how far it counts.
   */
  void closeNext() throws IOException {
    Retired next = poll();
    if (next == null) {
      return;
    }
    try {
      if (next.trim()) {
        next.file().trim(next.end());
      }
    } finally {
      next.file().close();
    }
  }

  private synchronized @Nullable Retired poll() {
    return retired.pollFirst();
  }

  /** Deletes the oldest files as long as no entry in them lies beyond the LSN. */
  List<String> release(long lsn) throws IOException {
    List<String> deleted = new ArrayList<>();
    for (Retained file = releasable(lsn); file != null; file = releasable(lsn)) {
      String path = LogPaths.file(file.number());
      disk.delete(path);
      deleted.add(disk.describe(path));
      forget(file);
    }
    if (!deleted.isEmpty()) {
      disk.syncDirectory(LogPaths.DIRECTORY);
    }
    return deleted;
  }

  private synchronized @Nullable Retained releasable(long lsn) {
    Retained oldest = retained.peekFirst();
    return oldest != null && oldest.lastLsn() <= lsn ? oldest : null;
  }

  private synchronized void forget(Retained file) {
    retained.remove(file);
  }

  synchronized long firstLsn(long otherwise) {
    Retained oldest = retained.peekFirst();
    return oldest == null ? otherwise : oldest.firstLsn();
  }

  /** The numbers of the files with entries beyond one LSN, and none that begins beyond another. */
  synchronized SortedSet<Long> between(long after, long upTo) {
    SortedSet<Long> numbers = new TreeSet<>();
    for (Retained file : retained) {
      if (file.lastLsn() > after && file.firstLsn() <= upTo + 1) {
        numbers.add(file.number());
      }
    }
    return numbers;
  }

  /** The number of the first file that begins beyond an LSN. */
  synchronized OptionalLong firstBeyond(long lsn) {
    return retained.stream()
        .filter(file -> file.firstLsn() > lsn)
        .mapToLong(Retained::number)
        .findFirst();
  }

  synchronized int count() {
    return retained.size();
  }

  synchronized long bytes() {
    return retained.stream().mapToLong(Retained::size).sum();
  }
}
