package io.t4dx.core.log.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The fixed parts of the lines of a log file.
 *
 * <pre>
 *   {"lsn":N,"at":N,"synced":N,"ops":[...]     ,"crc":"xxxxxxxx"}\n
 *   |------- covered by the checksum -----|    |---- TAIL_BYTES --|
 * </pre>
 */
public final class LineDescriptor {
  /** The version of the format that this code writes, and the newest that it reads. */
  public static final int VERSION = 1;

  /** No line is longer, whatever a writer's own limit is: it bounds what a reader buffers. */
  public static final int MAX_LINE_BYTES = 64 << 20;

  public static final int MAX_HEADER_BYTES = 4096;

  /** From the comma before "crc" to the line feed, both included. */
  public static final int TAIL_BYTES = 19;

  /** What an entry adds to its operations at most. */
  public static final int MAX_ENTRY_OVERHEAD = 100;

  static final byte[] ENTRY_LSN = ascii("{\"lsn\":");
  static final byte[] SEAL_LSN = ascii("{\"seal\":\"SYSTEM_SHUTDOWN\",\"lsn\":");
  static final byte[] AT = ascii(",\"at\":");
  static final byte[] SYNCED = ascii(",\"synced\":");
  static final byte[] OPS = ascii(",\"ops\":");
  static final byte[] CRC = ascii(",\"crc\":\"");
  static final byte[] END = ascii("\"}\n");

  static final byte[] HEADER_VERSION = ascii("{\"t4dx\":\"log\",\"version\":");
  static final byte[] HEADER_STORE = ascii(",\"store\":\"");
  static final byte[] HEADER_FILE = ascii("\",\"file\":");
  static final byte[] HEADER_FIRST = ascii(",\"first\":");
  static final byte[] HEADER_NO_PREVIOUS = ascii(",\"previous\":null");
  static final byte[] HEADER_PREVIOUS = ascii(",\"previous\":{\"file\":");
  static final byte[] PREVIOUS_SIZE = ascii(",\"size\":");
  static final byte[] PREVIOUS_LAST = ascii(",\"last\":");
  static final byte[] PREVIOUS_END = ascii("\"}");

  private LineDescriptor() {}

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
