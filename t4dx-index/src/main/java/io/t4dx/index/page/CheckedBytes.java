package io.t4dx.index.page;

import io.t4dx.index.kernel.PlainMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Bytes with a table of page checksums, each compared at the page's first touch.
 *
 * <p>Readers ask {@link #pending()} once a batch, a plain field read, and call {@link #ensure} only
 * while pages are left to check. A search also calls {@link #patrol}, so that a few hundred
 * searches check every page and the question then always answers no.
 *
 * <p>Threads may race to check one page; both get the same answer.
 */
public final class CheckedBytes {
  /** The size of a page; the last one may be shorter. */
  public static final int PAGE = 1 << 16;

  /** What an operating system reads at least. */
  private static final int OS_PAGE = 1 << 12;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
  @SuppressWarnings({"UnusedVariable", "NonFinalStaticField"})
  private static int touched;

  private final MemorySegment bytes;
  private final MemorySegment.Scope scope;
  private final long from;
  private final long to;
  private final MemorySegment crcs;
  private final PageRule rule;
  private final long[] checked;
  private final int pages;
  private int remaining;
  private int next;

  private CheckedBytes(
      MemorySegment bytes, long from, long to, MemorySegment crcs, PageRule rule, boolean trusted) {
    this.bytes = PlainMemory.of(bytes);
    this.scope = bytes.scope();
    this.from = from;
    this.to = to;
    this.crcs = PlainMemory.of(crcs);
    this.rule = rule;
    this.pages = pages(to - from);
    this.checked = new long[(pages + 63) / 64];
    this.remaining = trusted ? 0 : pages;
  }

  /**
   * Bytes whose pages between two offsets are checked against a table of CRCs.
   *
   * @param crcs one little-endian uint32 for each page; itself already checked
   */
  public static CheckedBytes checked(MemorySegment bytes, long from, long to, MemorySegment crcs) {
    return checked(bytes, from, to, crcs, PageRule.NONE);
  }

  /** Bytes whose pages must also keep to a rule. */
  public static CheckedBytes checked(
      MemorySegment bytes, long from, long to, MemorySegment crcs, PageRule rule) {
    return new CheckedBytes(bytes, from, to, crcs, rule, false);
  }

  /** Bytes that were just made in memory and need no check. */
  public static CheckedBytes trusted(MemorySegment bytes) {
    return new CheckedBytes(bytes, 0, 0, MemorySegment.NULL, PageRule.NONE, true);
  }

  /** Pages of so many bytes. */
  public static int pages(long length) {
    return Math.toIntExact((length + PAGE - 1) / PAGE);
  }

  /** Fills a table of CRCs for the pages between two offsets. */
  public static void fill(MemorySegment bytes, long from, long to, MemorySegment crcs) {
    for (int page = 0; page < pages(to - from); page++) {
      long start = from + (long) page * PAGE;
      crcs.set(INT, 4L * page, crc(bytes, start, Math.min(to, start + PAGE)));
    }
  }

  /**
   * The CRC-32C of the bytes between two offsets.
   *
   * @throws CorruptIndexException if they are mapped, and the disk does not give them
   */
  public static int crc(MemorySegment bytes, long from, long to) {
    touch(bytes, from, to);
    CRC32C crc = new CRC32C();
    crc.update(bytes.asSlice(from, to - from).asByteBuffer());
    return (int) crc.getValue();
  }

  /**
   * Lets the operating system read what is mapped. Where it cannot, a plain read is an error, but
   * the JIT's own code for checksums would end the whole process.
   */
  private static void touch(MemorySegment bytes, long from, long to) {
    try {
      int sum = 0;
      for (long at = from; at < to; at += OS_PAGE) {
        sum += bytes.get(ValueLayout.JAVA_BYTE, at);
      }
      touched = sum;
    } catch (InternalError e) {
      throw new CorruptIndexException(
          from, "the disk does not give the bytes up to offset " + to + ": " + e.getMessage());
    }
  }

  /** Fails if the memory was given back. */
  public void checkAlive() {
    if (!scope.isAlive()) {
      throw new IllegalStateException(
          "the memory of the index was closed; keep it open while the index is used");
    }
  }

  /** The memory itself; a caller reads it after {@link #ensure}, or while nothing is pending. */
  public MemorySegment bytes() {
    return bytes;
  }

  /** Whether some page is yet to be checked. */
  public boolean pending() {
    return remaining != 0;
  }

  /** Checks the pages that a range of bytes touches. */
  public void ensure(long offset, long length) {
    if (remaining == 0 || length <= 0) {
      return;
    }
    int last = page(offset + length - 1);
    for (int page = page(offset); page <= last; page++) {
      if ((checked[page >> 6] & (1L << page)) == 0) {
        check(page);
      }
    }
  }

  /** Checks a few pages more, in order, so that all are checked in the end. */
  public void patrol(int count) {
    for (int i = 0; i < count && remaining != 0; i++) {
      // Threads may race here: each takes the page it read, and one may be looked at twice.
      int page = next;
      next = page + 1 < pages ? page + 1 : 0;
      if ((checked[page >> 6] & (1L << page)) == 0) {
        check(page);
      }
    }
  }

  /** Checks every page again, also those that were right before. */
  public void verify() {
    for (int page = 0; page < pages; page++) {
      check(page);
    }
  }

  private int page(long offset) {
    return (int) Math.clamp((offset - from) / PAGE, 0, pages - 1L);
  }

  private synchronized void check(int page) {
    long start = from + (long) page * PAGE;
    long end = Math.min(to, start + PAGE);
    int found = crc(bytes, start, end);
    int expected = crcs.get(INT, 4L * page);
    if (found != expected) {
      throw new CorruptIndexException(
          start,
          "page %d has checksum %08x where %08x was written".formatted(page, found, expected));
    }
    rule.check(start, end);
    if ((checked[page >> 6] & (1L << page)) == 0) {
      checked[page >> 6] |= 1L << page;
      remaining--;
    }
  }
}
