package io.t4dx.core.log.format;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Writes lines with their checksum into a buffer. Allocates nothing; not for several threads. */
public final class LineFramer {
  private final CRC32C crc = new CRC32C();
  private final byte[] scratch = new byte[128];
  private int length;

  /** Appends an entry to the target and returns its checksum. */
  public int entry(
      ByteBuffer target, long lsn, long at, long synced, byte[] ops, int offset, int count) {
    start(LineDescriptor.ENTRY_LSN, lsn, at, synced);
    put(LineDescriptor.OPS);
    crc.reset();
    crc.update(scratch, 0, length);
    crc.update(ops, offset, count);
    target.put(scratch, 0, length).put(ops, offset, count);
    return finish(target);
  }

  /** Appends a seal to the target and returns its checksum. */
  public int seal(ByteBuffer target, long lsn, long at, long synced) {
    start(LineDescriptor.SEAL_LSN, lsn, at, synced);
    crc.reset();
    crc.update(scratch, 0, length);
    target.put(scratch, 0, length);
    return finish(target);
  }

  /** Appends what was made elsewhere, with its checksum, as a line. */
  int line(ByteBuffer target, byte[] covered) {
    crc.reset();
    crc.update(covered, 0, covered.length);
    target.put(covered);
    return finish(target);
  }

  private void start(byte[] opening, long lsn, long at, long synced) {
    length = 0;
    put(opening);
    put(lsn);
    put(LineDescriptor.AT);
    put(at);
    put(LineDescriptor.SYNCED);
    put(synced);
  }

  private int finish(ByteBuffer target) {
    int value = (int) crc.getValue();
    length = 0;
    put(LineDescriptor.CRC);
    for (int shift = 28; shift >= 0; shift -= 4) {
      scratch[length++] = (byte) Character.forDigit((value >>> shift) & 0xf, 16);
    }
    put(LineDescriptor.END);
    target.put(scratch, 0, length);
    return value;
  }

  private void put(byte[] literal) {
    System.arraycopy(literal, 0, scratch, length, literal.length);
    length += literal.length;
  }

  private void put(long number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "a line holds no negative number, but was given " + number);
    }
    int digits = 1;
    for (long rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    length += digits;
    long rest = number;
    for (int i = length - 1; i >= length - digits; i--) {
      scratch[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
