package io.t4dx.compaction.journal;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file was found to hold.
 *
 * @param header empty where the first line is damaged
 * @param offsets where each entry starts
 * @param end where the last whole line ends
 * @param bad lines that are not whole, in their order
 */
record JournalFile(
    Optional<JournalHeader> header,
    List<JournalEntry> entries,
    List<Long> offsets,
    long end,
    List<Bad> bad) {
  /** A file of which more was found is none of ours. */
  static final int MOST_BYTES = 128 << 20;

  /** A line that is not whole, and why. */
  record Bad(long offset, String reason) {}

  /** Reads a file whole; its writer bounds how large it is. */
  static JournalFile read(Disk disk, String path, long number) throws IOException {
    Scan scan = new Scan(disk.describe(path), number);
    try (DiskFile file = disk.openForRead(path)) {
      if (file.size() > MOST_BYTES) {
        scan.bad(0, "it has " + file.size() + " bytes, which is more than any file of the journal");
      } else {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        file.readFully(bytes, 0);
        scan.lines(bytes.array());
      }
    }
    return new JournalFile(scan.header, scan.entries, scan.offsets, scan.end, scan.bad);
  }

  /** Reads only the header of a file. */
  static Optional<JournalHeader> header(Disk disk, String path, long number) throws IOException {
    Scan scan = new Scan(disk.describe(path), number);
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(file.size(), JournalHeader.MOST_BYTES));
      file.readFully(bytes, 0);
      int lineFeed = Scan.lineFeed(bytes.array(), 0);
      if (lineFeed >= 0) {
        scan.first(bytes.array(), lineFeed + 1);
      }
    }
    return scan.header;
  }

  private static final class Scan {
    private final String path;
    private final long number;
    private Optional<JournalHeader> header = Optional.empty();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private final List<Bad> bad = new ArrayList<>();
    private long end;

    Scan(String path, long number) {
      this.path = path;
      this.number = number;
    }

    void lines(byte[] bytes) throws JournalVersionException {
      for (int from = 0; from < bytes.length || from == 0; ) {
        int lineFeed = lineFeed(bytes, from);
        if (lineFeed < 0) {
          bad(from, "the line has no end");
          break;
        }
        if (from == 0) {
          first(bytes, lineFeed + 1);
        } else {
          entry(bytes, from, lineFeed + 1);
        }
        from = lineFeed + 1;
      }
    }

    void first(byte[] bytes, int to) throws JournalVersionException {
      Optional<byte[]> object = JournalLine.open(bytes, 0, to);
      if (object.isPresent()) {
        header = JournalHeader.parse(path, object.get()).filter(found -> found.file() == number);
      }
      if (header.isPresent()) {
        end = to;
      } else {
        bad(0, "the first line is no header of file " + number);
      }
    }

    private void entry(byte[] bytes, int from, int to) {
      Optional<byte[]> object = JournalLine.open(bytes, from, to);
      if (object.isEmpty()) {
        bad(from, "the checksum does not fit the line");
        return;
      }
      try {
        entries.add(JournalDecoder.entry(object.get()));
        offsets.add((long) from);
        end = to;
      } catch (IllegalArgumentException e) {
        bad(from, "the line is no entry: " + e.getMessage());
      }
    }

    void bad(long offset, String reason) {
      bad.add(new Bad(offset, reason));
    }

    static int lineFeed(byte[] bytes, int from) {
      for (int i = from; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          return i;
        }
      }
      return -1;
    }
  }
}
