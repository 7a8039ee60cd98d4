package io.t4dx.index.posting;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.LittleEndian;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads numbers of varying length from a block of terms, never beyond its end. */
final class EntryReader {
  private final MemorySegment image;
  private long at;
  private long end;

  EntryReader(MemorySegment image) {
    this.image = image;
  }

  void range(long from, long to) {
    at = from;
    end = to;
  }

  long at() {
    return at;
  }

  /** A number that must not be above a bound. */
  long number(long bound) {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      if (at >= end) {
        throw new CorruptIndexException(at, "a number is cut short");
      }
      byte next = image.get(ValueLayout.JAVA_BYTE, at++);
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        if (value > bound) {
          break;
        }
        return value;
      }
    }
    throw new CorruptIndexException(at, "a number above " + bound);
  }

  void skip(long bytes) {
    if (bytes > end - at) {
      throw new CorruptIndexException(at, bytes + " bytes where " + (end - at) + " are left");
    }
    at += bytes;
  }

  void copy(byte[] into, int from, int length) {
    long start = at;
    skip(length);
    MemorySegment.copy(image, ValueLayout.JAVA_BYTE, start, into, from, length);
  }

  /** Compares bytes that come next with a term, as unsigned numbers. */
  int compare(int length, byte[] term) {
    long start = at;
    skip(length);
    int common = Math.min(length, term.length);
    int i = 0;
    for (; i + 8 <= common; i += 8) {
      long theirs = image.get(LittleEndian.LONG, start + i);
      long ours = Bytes.word(term, i);
      if (theirs != ours) {
        return Long.compareUnsigned(Long.reverseBytes(theirs), Long.reverseBytes(ours));
      }
    }
    for (; i < common; i++) {
      int difference = (image.get(ValueLayout.JAVA_BYTE, start + i) & 0xff) - (term[i] & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(length, term.length);
  }
}
