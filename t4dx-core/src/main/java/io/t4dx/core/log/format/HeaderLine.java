package io.t4dx.core.log.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The header as bytes and back.
 *
 * @param version the version that it declares; the header is null where that is newer than ours
 * @param header its content
 * @param size the length of the line
 * @param crc the line's checksum
 */
public record HeaderLine(int version, @Nullable FileHeader header, int size, int crc) {

  /** Appends the header's line and returns its checksum. */
  public static int write(FileHeader header, ByteBuffer target) {
    StringBuilder text = new StringBuilder(256);
    text.append(text(LineDescriptor.HEADER_VERSION)).append(LineDescriptor.VERSION);
    text.append(text(LineDescriptor.HEADER_STORE)).append(header.store());
    text.append(text(LineDescriptor.HEADER_FILE)).append(header.file());
    text.append(text(LineDescriptor.HEADER_FIRST)).append(header.first());
    text.append(text(LineDescriptor.AT)).append(header.at());
    FilePosition previous = header.previous();
    if (previous == null) {
      text.append(text(LineDescriptor.HEADER_NO_PREVIOUS));
    } else {
      text.append(text(LineDescriptor.HEADER_PREVIOUS)).append(previous.file());
      text.append(text(LineDescriptor.PREVIOUS_SIZE)).append(previous.size());
      text.append(text(LineDescriptor.PREVIOUS_LAST)).append(previous.lastLsn());
      text.append(text(LineDescriptor.CRC)).append("%08x".formatted(previous.crc()));
      text.append(text(LineDescriptor.PREVIOUS_END));
    }
    return new LineFramer().line(target, text.toString().getBytes(US_ASCII));
  }

  /** The header in bytes that end before a line feed, or null where they are none. */
  public static @Nullable HeaderLine parse(byte[] bytes, int lineFeed) {
    LineScanner scanner = new LineScanner();
    int tail = LineParser.tailOf(0, lineFeed);
    if (tail < 0) {
      return null;
    }
    scanner.start(bytes, 0, lineFeed);
    int crc = LineParser.storedChecksum(scanner, new CRC32C(), bytes, 0, tail, lineFeed);
    if (scanner.failed()) {
      return null;
    }
    scanner.start(bytes, 0, tail);
    scanner.expect(LineDescriptor.HEADER_VERSION);
    long version = scanner.number();
    if (scanner.failed() || version < 1) {
      return null;
    }
    int declared = (int) Math.min(version, Integer.MAX_VALUE);
    if (declared > LineDescriptor.VERSION) {
      return new HeaderLine(declared, null, lineFeed + 1, crc);
    }
    FileHeader header = fields(bytes, scanner);
    return header == null ? null : new HeaderLine(declared, header, lineFeed + 1, crc);
  }

  private static @Nullable FileHeader fields(byte[] bytes, LineScanner scanner) {
    scanner.expect(LineDescriptor.HEADER_STORE);
    int store = scanner.position();
    scanner.skip(36);
    scanner.expect(LineDescriptor.HEADER_FILE);
    long file = scanner.number();
    scanner.expect(LineDescriptor.HEADER_FIRST);
    long first = scanner.number();
    scanner.expect(LineDescriptor.AT);
    long at = scanner.number();
    FilePosition previous = null;
    if (scanner.startsWith(LineDescriptor.HEADER_NO_PREVIOUS)) {
      scanner.expect(LineDescriptor.HEADER_NO_PREVIOUS);
    } else {
      previous = previous(scanner);
    }
    if (!scanner.atEnd()) {
      return null;
    }
    try {
      UUID id = UUID.fromString(new String(bytes, store, 36, US_ASCII));
      return new FileHeader(id, file, first, at, previous);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static FilePosition previous(LineScanner scanner) {
    scanner.expect(LineDescriptor.HEADER_PREVIOUS);
    long file = scanner.number();
    scanner.expect(LineDescriptor.PREVIOUS_SIZE);
    long size = scanner.number();
    scanner.expect(LineDescriptor.PREVIOUS_LAST);
    long last = scanner.number();
    scanner.expect(LineDescriptor.CRC);
    int crc = scanner.hex();
    scanner.expect(LineDescriptor.PREVIOUS_END);
    return new FilePosition(file, size, last, crc);
  }

  private static String text(byte[] literal) {
    return new String(literal, US_ASCII);
  }
}
