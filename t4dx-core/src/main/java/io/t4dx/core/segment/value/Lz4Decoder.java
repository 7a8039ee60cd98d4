package io.t4dx.core.segment.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Unpacks LZ4 blocks. Reading a text is mostly this, and the library's decoder that needs neither
 * native code nor Unsafe copies single bytes: see decisions/0032.
 *
 * <pre>
 *   a block      sequences; the last one ends with its literals
 *   a sequence   token (1): count of literals (high 4 bits), length of the match - 4 (low 4 bits);
 *                a count of 15 goes on in bytes that are added, up to the first below 255;
 *                the literals; how far back the match is (2); what goes on of its length
 * </pre>
 */
final class Lz4Decoder {
  /** Copies go by words, beyond what they must: so many bytes of room behind source and target. */
  static final int SLACK = 16;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LEAST_MATCH = 4;

  /** More than a sequence takes of which both lengths are in its token, copied by words. */
  private static final int ROOM = 48;

  private static final int MORE = 15;

  private Lz4Decoder() {}

  /**
   * Unpacks a block that lies at the begin of an array, before {@link #SLACK} bytes of anything.
   *
   * @param length of what was packed
   * @return that, and {@link #SLACK} bytes of anything
   * @throws MalformedValueException if the block is no such thing
   */
  static byte[] unpack(byte[] block, int length) {
    byte[] target = new byte[length + SLACK];
    try {
      unpack(block, block.length - SLACK, target, length);
    } catch (IndexOutOfBoundsException e) {
      throw new MalformedValueException("a block that leaves its bounds", 0);
    }
    return target;
  }

  private static void unpack(byte[] source, int sourceEnd, byte[] target, int end) {
    int from = 0;
    int to = 0;
    while (true) {
      int token = source[from++] & 0xFF;
      int literals = token >>> 4;
      if (isShort(token) && from < sourceEnd - ROOM && to < end - ROOM) {
        // Both lengths are in the token and both ends are far: nearly all sequences are such.
        int behind = to + literals;
        int back = (short) SHORT.get(source, from + literals) & 0xFFFF;
        if (back >= Long.BYTES && back <= behind) {
          copyTwo(source, from, target, to);
          copyTwo(target, behind - back, target, behind);
          WORD.set(target, behind + 16, (long) WORD.get(target, behind - back + 16));
          from += literals + 2;
          to = behind + (token & MORE) + LEAST_MATCH;
          continue;
        }
      }
      if (literals == MORE) {
        int next;
        do {
          next = source[from++] & 0xFF;
          literals += next;
        } while (next == 0xFF);
      }
      if (literals < 0 || literals > sourceEnd - from || literals > end - to) {
        throw new MalformedValueException(literals + " literals that do not fit", from);
      }
      copy(source, from, target, to, literals);
      from += literals;
      to += literals;
      if (from == sourceEnd) {
        break;
      }
      int back = (source[from] & 0xFF) | ((source[from + 1] & 0xFF) << 8);
      from += 2;
      int length = (token & MORE) + LEAST_MATCH;
      if (length == MORE + LEAST_MATCH) {
        int next;
        do {
          next = source[from++] & 0xFF;
          length += next;
        } while (next == 0xFF);
      }
      if (back == 0 || back > to || length < 0 || length > end - to) {
        throw new MalformedValueException("a match of " + length + ", " + back + " back", from);
      }
      if (back >= Long.BYTES) {
        copy(target, to - back, target, to, length);
      } else {
        repeat(target, to - back, to, length);
      }
      to += length;
    }
    if (to != end) {
      throw new MalformedValueException(to + " bytes where " + end + " were packed", from);
    }
  }

  /** Most copies are of two words or less: these are made without asking how long they are. */
  private static void copy(byte[] source, int from, byte[] target, int to, int length) {
    copyTwo(source, from, target, to);
    for (int i = 16; i < length; i += 8) {
      WORD.set(target, to + i, (long) WORD.get(source, from + i));
    }
  }

  private static void copyTwo(byte[] source, int from, byte[] target, int to) {
    WORD.set(target, to, (long) WORD.get(source, from));
    WORD.set(target, to + 8, (long) WORD.get(source, from + 8));
  }

  /** Whether neither count goes on in further bytes. */
  private static boolean isShort(int token) {
    return token < MORE << 4 && (token & MORE) != MORE;
  }

  /** A match that overlaps itself so closely that a word would read what is not written yet. */
  private static void repeat(byte[] target, int from, int to, int length) {
    for (int i = 0; i < length; i++) {
      target[to + i] = target[from + i];
    }
  }
}
