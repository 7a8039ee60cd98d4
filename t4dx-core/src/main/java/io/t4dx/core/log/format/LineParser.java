package io.t4dx.core.log.format;

import java.util.zip.CRC32C;

/** Recognises a valid entry or seal in a range of bytes. Reusable; not for several threads. */
public final class LineParser {
  private final LineScanner scanner = new LineScanner();
  private final CRC32C crc = new CRC32C();

  /**
   * Fills the line from bytes that end before a line feed.
   *
   * @param from where the line starts
   * @param lineFeed where its line feed is
   * @return whether it has the canonical form and its checksum matches; only then the line is valid
   */
  public boolean parse(byte[] bytes, int from, int lineFeed, LogLine line) {
    int tail = tailOf(from, lineFeed);
    if (tail < 0) {
      return false;
    }
    scanner.start(bytes, from, tail);
    boolean seal = scanner.startsWith(LineDescriptor.SEAL_LSN);
    scanner.expect(seal ? LineDescriptor.SEAL_LSN : LineDescriptor.ENTRY_LSN);
    long lsn = scanner.number();
    scanner.expect(LineDescriptor.AT);
    long at = scanner.number();
    scanner.expect(LineDescriptor.SYNCED);
    long synced = scanner.number();
    int ops = scanner.position();
    if (seal) {
      if (!scanner.atEnd()) {
        return false;
      }
    } else {
      scanner.expect(LineDescriptor.OPS);
      ops = scanner.position();
      if (scanner.failed() || tail - ops < 2 || bytes[ops] != '[' || bytes[tail - 1] != ']') {
        return false;
      }
    }
    int stored = storedChecksum(scanner, crc, bytes, from, tail, lineFeed);
    if (scanner.failed()) {
      return false;
    }
    line.set(seal, lsn, at, synced, stored, bytes, ops, tail - ops);
    return true;
  }

  /** Where the tail starts that ends before the line feed, or -1 where there is no room for one. */
  static int tailOf(int from, int lineFeed) {
    int tail = lineFeed + 1 - LineDescriptor.TAIL_BYTES;
    return tail > from ? tail : -1;
  }

  /** The stored checksum; the scanner has failed where it is not that of the bytes. */
  static int storedChecksum(
      LineScanner scanner, CRC32C crc, byte[] bytes, int from, int tail, int lineFeed) {
    boolean failedBefore = scanner.failed();
    scanner.start(bytes, tail, lineFeed);
    scanner.expect(LineDescriptor.CRC);
    int stored = scanner.hex();
    scanner.expect(LineDescriptor.PREVIOUS_END);
    if (!failedBefore && scanner.atEnd()) {
      crc.reset();
      crc.update(bytes, from, tail - from);
      if ((int) crc.getValue() == stored) {
        return stored;
      }
    }
    scanner.fail();
    return stored;
  }
}
