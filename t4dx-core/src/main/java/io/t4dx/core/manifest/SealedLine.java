package io.t4dx.core.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A line of JSON that begins with its format and ends with the CRC-32C of the bytes before its last
 * member, as every line of the log does.
 *
 * <pre>
 *   {"format":1,...,"crc":"9f2c01ab"}\n
 * </pre>
 */
final class SealedLine {
  /** The format that this code writes, and the newest that it reads. */
  static final int FORMAT = 1;

  private static final byte[] HEAD = ascii("{\"format\":");
  private static final byte[] CRC = ascii(",\"crc\":\"");
  private static final byte[] END = ascii("\"}\n");
  private static final int DIGITS = 8;
  private static final int TAIL = CRC.length + DIGITS + END.length;

  private SealedLine() {}

  /** Closes a JSON object that lacks its last brace. */
  static byte[] seal(byte[] body) {
    byte[] line = Arrays.copyOf(body, body.length + TAIL);
    int at = body.length;
    at = put(CRC, line, at);
    at = put(ascii(HexFormat.of().toHexDigits(checksum(body, body.length))), line, at);
    put(END, line, at);
    return line;
  }

  /** The checksum that a line carries. */
  static int checksum(byte[] line) {
    return checksum(line, line.length - TAIL);
  }

  /**
   * Checks a line, its format last: what is damaged is never taken for something newer.
   *
   * @return the line as a JSON object without its checksum
   */
  static byte[] open(String file, byte[] line)
      throws ManifestDamagedException, ManifestVersionException {
    int body = line.length - TAIL;
    if (body <= HEAD.length || !Arrays.equals(line, 0, HEAD.length, HEAD, 0, HEAD.length)) {
      throw new ManifestDamagedException(file, "it does not begin as one");
    }
    byte[] expected = seal(Arrays.copyOf(line, body));
    if (!Arrays.equals(line, expected)) {
      throw new ManifestDamagedException(file, "its checksum does not fit its " + body + " bytes");
    }
    int format = 0;
    for (int i = HEAD.length; i < body && line[i] >= '0' && line[i] <= '9' && i < 18; i++) {
      format = 10 * format + line[i] - '0';
    }
    if (format != FORMAT) {
      throw new ManifestVersionException(file, format);
    }
    byte[] object = Arrays.copyOf(line, body + 1);
    object[body] = '}';
    return object;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static int put(byte[] from, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
    return at + from.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
