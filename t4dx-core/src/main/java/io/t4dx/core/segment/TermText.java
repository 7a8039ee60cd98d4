package io.t4dx.core.segment;

import io.t4dx.core.segment.value.TypeCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The terms of postings in words: the way back from the bytes of {@link Terms}. */
public final class TermText {
  private static final int IN_LIST = 0x10;
  private static final int DIGEST_BYTES = 16;

  private final ByteBuffer term;

  private TermText(byte[] term) {
    this.term = ByteBuffer.wrap(term);
  }

  /** A term in words; in hexadecimal digits where it is none that this release writes. */
  public static String of(byte[] term) {
    try {
      TermText reading = new TermText(term);
      String text = reading.text();
      if (!reading.term.hasRemaining()) {
        return text;
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return unknown(term);
    }
    return unknown(term);
  }

  private static String unknown(byte[] term) {
    return "unknown term " + HexFormat.of().formatHex(term);
  }

  private String text() {
    int kind = term.get();
    return switch (kind) {
      case 1 -> "type = " + type(term.get());
      case 2 -> "session = " + wholeOrDigest();
      case 3 -> "has " + rest();
      case 4 -> value(name());
      case 5 -> "has " + digest();
      case 6 -> value(digest());
      default -> throw new IllegalArgumentException("kind " + kind);
    };
  }

  private static String type(int code) {
    return TypeCode.isKnown(code) ? TypeCode.type(code).name() : "code " + code;
  }

  private String name() {
    byte[] utf8 = new byte[Short.toUnsignedInt(term.getShort())];
    term.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private String value(String name) {
    int kind = term.get();
    String relation = (kind & IN_LIST) != 0 ? " has " : " = ";
    return name
        + relation
        + switch (kind & ~IN_LIST) {
          case 1 -> String.valueOf(term.get() != 0);
          case 2 -> number();
          case 3 -> wholeOrDigest();
          default -> throw new IllegalArgumentException("value of kind " + kind);
        };
  }

  private String number() {
    term.getLong();
    boolean isLong = term.get() == 0;
    long bits = term.getLong();
    return isLong ? String.valueOf(bits) : String.valueOf(Double.longBitsToDouble(bits));
  }

  private String wholeOrDigest() {
    return term.get() == 0 ? "'" + rest() + "'" : digest();
  }

  private String rest() {
    byte[] utf8 = new byte[term.remaining()];
    term.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** What a long text is known by. */
  private String digest() {
    byte[] bytes = new byte[DIGEST_BYTES];
    term.get(bytes);
    return "sha256 " + HexFormat.of().formatHex(bytes);
  }
}
