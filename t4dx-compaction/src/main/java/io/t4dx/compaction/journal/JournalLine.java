package io.t4dx.compaction.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The end of a line: the CRC-32C of the bytes before its last member.
 *
 * <pre>
 *   {"entry":...    ,"crc":"9f2c01ab"}\n
 *   |-- covered --| |---- 19 bytes ----|
 * </pre>
 */
final class JournalLine {
  private static final byte[] CRC = ascii(",\"crc\":\"");
  private static final byte[] END = ascii("\"}\n");
  private static final int DIGITS = 8;
  private static final int TAIL = CRC.length + DIGITS + END.length;

  private JournalLine() {}

  /** Makes a line of a JSON object that is not empty. */
  static byte[] seal(byte[] object) {
    int covered = object.length - 1;
    byte[] line = Arrays.copyOf(object, covered + TAIL);
    byte[] digits = ascii(HexFormat.of().toHexDigits(checksum(object, covered)));
    System.arraycopy(CRC, 0, line, covered, CRC.length);
    System.arraycopy(digits, 0, line, covered + CRC.length, DIGITS);
    System.arraycopy(END, 0, line, covered + CRC.length + DIGITS, END.length);
    return line;
  }

  /**
   * The object that a line was made of; empty where the line is not as it was made.
   *
   * @param to behind its line feed
   */
  static Optional<byte[]> open(byte[] bytes, int from, int to) {
    int covered = to - from - TAIL;
    if (covered < 1) {
      return Optional.empty();
    }
    byte[] object = Arrays.copyOfRange(bytes, from, from + covered + 1);
    object[covered] = '}';
    return Arrays.equals(seal(object), Arrays.copyOfRange(bytes, from, to))
        ? Optional.of(object)
        : Optional.empty();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
